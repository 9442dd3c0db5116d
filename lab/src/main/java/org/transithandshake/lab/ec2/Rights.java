package org.transithandshake.lab.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * Which permissions calls need, as the Service Authorization Reference lists them ("Actions, resources, and condition
 * keys for Amazon EC2"). An existing resource brings its tags, those of the caller's account, as
 * {@code aws:ResourceTag/KEY}; a creation brings the wanted ones as {@code aws:RequestTag/KEY}.
 */
final class Rights {
    private static final String SERVICE = "transitgateway.amazonaws.com";

    private final World world;

    Rights(World world) {
        this.world = world;
    }

    /** The action on an existing resource; an absent id means any. */
    Access on(Caller caller, String action, ResourceType type, String id) {
        return new Access("ec2:" + action, arn(caller, type, id), resourceTags(caller, id));
    }

    /** The action on something that does not exist yet, and the right to tag it while making it. */
    List<Access> making(Caller caller, String action, ResourceType type, List<TagSpecification> specifications) {
        List<Tag> tags = specifications.stream().flatMap(one -> one.tags().stream()).toList();
        Map<String, String> context = requestTags(tags);
        List<Access> needs = new ArrayList<>();
        needs.add(new Access("ec2:" + action, arn(caller, type, null), context));
        if (!tags.isEmpty()) {
            Map<String, String> tagging = new TreeMap<>(context);
            tagging.put("ec2:CreateAction", action);
            needs.add(new Access("ec2:CreateTags", arn(caller, type, null), tagging));
        }
        if (type == ResourceType.TRANSIT_GATEWAY_ATTACHMENT && !hasAttachment(caller.account())) {
            needs.add(linkedRole(caller.account()));
        }
        return needs;
    }

    private boolean hasAttachment(String account) {
        return world.attachments.all().anyMatch(kept -> kept.owner().equals(account));
    }

    /**
     * The first attachment of an account makes EC2's service-linked role there, for a caller who may ("Service-linked
     * roles", Amazon VPC Transit Gateways). On AWS the attachment of one who may not stays pending for ten minutes and
     * fails then (users of the solution "Network Orchestration for AWS Transit Gateway" saw it); here it is denied.
     */
    private static Access linkedRole(String account) {
        return new Access("iam:CreateServiceLinkedRole", "arn:aws:iam::" + account + ":role/aws-service-role/" + SERVICE
                + "/AWSServiceRoleForVPCTransitGateway", Map.of("iam:AWSServiceName", SERVICE));
    }

    /** The right to change the tags of resources. */
    List<Access> tagging(Caller caller, String action, List<String> ids, List<Tag> tags) {
        return ids.stream().map(id -> {
            Map<String, String> context = new TreeMap<>(requestTags(tags));
            context.putAll(resourceTags(caller, id));
            return new Access("ec2:" + action, arn(caller, Kind.of(id).type(), id), context);
        }).toList();
    }

    private Map<String, String> resourceTags(Caller caller, String id) {
        Map<String, String> context = new TreeMap<>();
        world.tags.map(caller, id).forEach((key, value) -> context.put("aws:ResourceTag/" + key, value));
        return context;
    }

    private static Map<String, String> requestTags(List<Tag> tags) {
        Map<String, String> context = new TreeMap<>();
        tags.forEach(tag -> context.put("aws:RequestTag/" + tag.key(), tag.value() == null ? "" : tag.value()));
        return context;
    }

    /**
     * What another account owns has an ARN that names it: a shared gateway its owner, and an attachment the owner of
     * its VPC, whoever asks. EC2's own pages are silent on the latter; AWS's solution "Network Orchestration for AWS
     * Transit Gateway" gives its hub rights on attachments of any account, "as the owner of the resource is spoke
     * account".
     */
    private String arn(Caller caller, ResourceType type, String id) {
        String owner = switch (type) {
            case TRANSIT_GATEWAY -> world.gateways.kept(id).map(Shelf.Kept::owner).orElse(caller.account());
            case TRANSIT_GATEWAY_ATTACHMENT -> world.attachments.kept(id).map(Shelf.Kept::owner)
                    .orElse(caller.account());
            case PREFIX_LIST -> world.prefixLists.kept(id).map(Shelf.Kept::owner).orElse(caller.account());
            default -> caller.account();
        };
        return "arn:aws:ec2:" + caller.region() + ":" + owner + ":" + type + "/" + (id == null ? "*" : id);
    }
}
