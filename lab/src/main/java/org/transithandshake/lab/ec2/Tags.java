package org.transithandshake.lab.ec2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * Tags, kept per account: of an attachment between two accounts each side sees only the tags it set itself
 * (observed by AWS's own network-orchestration-for-aws-transit-gateway, which tags both sides).
 */
final class Tags {
    private static final int MOST = 50;
    private final Map<Holder, Map<String, String>> byHolder = new LinkedHashMap<>();

    record Holder(String account, String resource) {
    }

    List<Tag> of(Caller caller, String resource) {
        return map(caller, resource).entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
    }

    Map<String, String> map(Caller caller, String resource) {
        return byHolder.getOrDefault(new Holder(caller.account(), resource), Map.of());
    }

    /** The resources that the caller has tagged. */
    List<String> resources(Caller caller) {
        return byHolder.keySet().stream().filter(holder -> holder.account.equals(caller.account()))
                .map(Holder::resource).toList();
    }

    void set(Caller caller, String resource, List<Tag> tags) {
        Map<String, String> changed = new TreeMap<>(map(caller, resource));
        tags.forEach(tag -> changed.put(tag.key(), tag.value() == null ? "" : tag.value()));
        checkNumber(changed);
        byHolder.put(new Holder(caller.account(), resource), changed);
    }

    /** Removes a key; with a value, only if the tag has that value (EC2 API reference, DeleteTags). */
    void delete(Caller caller, String resource, Tag tag) {
        Map<String, String> changed = new TreeMap<>(map(caller, resource));
        if (tag.value() == null || tag.value().equals(changed.get(tag.key()))) {
            changed.remove(tag.key());
        }
        byHolder.put(new Holder(caller.account(), resource), changed);
    }

    void deleteAll(Caller caller, String resource) {
        byHolder.remove(new Holder(caller.account(), resource));
    }

    /** The tags that a creation asks for; a specification for another resource type is refused. */
    static List<Tag> requested(List<TagSpecification> specifications, ResourceType type) {
        List<Tag> tags = new ArrayList<>();
        for (TagSpecification specification : specifications) {
            if (specification.resourceType() != type) {
                throw Faults.invalidValue("'" + specification.resourceTypeAsString()
                        + "' is not a valid taggable resource type for this operation.");
            }
            tags.addAll(specification.tags());
        }
        tags.forEach(Tags::check);
        checkNumber(tags);
        return tags;
    }

    private static void checkNumber(Map<String, String> tags) {
        checkNumber(List.copyOf(tags.keySet()));
    }

    private static void checkNumber(List<?> tags) {
        if (tags.size() > MOST) {
            throw new AwsError("TagLimitExceeded", "The maximum number of tags per resource is " + MOST + ".");
        }
    }

    static void check(Tag tag) {
        if (tag.key() == null || tag.key().isEmpty() || tag.key().startsWith("aws:") || tag.key().length() > 128) {
            throw Faults.invalidValue("Tag key '" + tag.key() + "' is not valid: it needs 1 to 128 characters and"
                    + " must not begin with aws:.");
        }
        if (tag.value() != null && tag.value().length() > 256) {
            throw Faults.invalidValue("The value of tag '" + tag.key() + "' exceeds the maximum of 256 characters.");
        }
    }
}
