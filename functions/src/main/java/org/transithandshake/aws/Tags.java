package org.transithandshake.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The tags by which the handshake finds its things again. Tags are per account: the other side does not see them. */
public final class Tags {
    /** On everything the hub makes: what it is, such as {@code gateway}, {@code segment:main}, {@code airlock:1}. */
    public static final String ROLE = "transit-handshake";
    /** On the gateway, followed by a table's role: the id of that route table. */
    public static final String TABLE = "transit-handshake:table:";
    /** On a segment's route table, followed by a range: where the policy's extra route to it leads. */
    static final String ROUTE = "transit-handshake:route:";
    /** On an attachment, in the hub: how many attempts have ended. */
    public static final String GENERATION = "transit-handshake:generation";
    /** On an attachment, in the hub: how its last attempt ended. */
    public static final String STATUS = "transit-handshake:status";
    /** On an attachment, in the hub: the version of the policy that its last attempt asked. */
    public static final String POLICY = "transit-handshake:policy";
    /** On an attachment, in the hub: id of the rule of a policy's file that decided last. */
    public static final String RULE = "transit-handshake:rule";
    /** On an attachment, in the hub: its state when its last attempt ended. */
    public static final String STATE = "transit-handshake:state";
    /** On an attachment, in the hub: what the spoke reported to its last attempt, such as {@code routed}. */
    public static final String SPOKE = "transit-handshake:spoke";
    /** On an attachment, in the hub: what its last attempt failed of, as a hash, after the generation that follows. */
    public static final String FAILURE = "transit-handshake:failure";
    /** On an attachment, in the hub: {@code person} or {@code shared}, if no list or rule admitted it. */
    public static final String ADMISSION = "transit-handshake:admission";
    /** On an attachment, in the hub: since when people have been asked about it; empty when they are not any more. */
    public static final String ASKED = "transit-handshake:asked";
    /** On an attachment, in the hub: the ARN of the person who admitted or rejected it, as far as that is known. */
    public static final String DECIDED_BY = "transit-handshake:decided-by";
    /** On an attachment, in the hub: the reason that this person gave. */
    public static final String REASON = "transit-handshake:reason";
    /** On an attachment, in the hub: ARN of the IAM user or role that requested it, if a rule asks and AWS told it. */
    public static final String REQUESTER = "transit-handshake:requester";
    /** On an attachment, in the spoke: the account that owned the gateway when the attachment was requested. */
    public static final String HUB = "transit-handshake:hub";

    private Tags() {
    }

    static Map<String, String> read(List<Tag> tags) {
        return tags.stream().collect(Collectors.toUnmodifiableMap(Tag::key, Tag::value));
    }

    /** The tags that a resource gets at its creation. */
    static TagSpecification on(ResourceType type, Map<String, String> tags) {
        return TagSpecification.builder().resourceType(type).tags(write(tags)).build();
    }

    static List<Tag> write(Map<String, String> tags) {
        return tags.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
    }
}
