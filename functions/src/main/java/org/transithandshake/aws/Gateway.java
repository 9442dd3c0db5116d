package org.transithandshake.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.transithandshake.step.Options;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayOptions;

/**
 * A Transit Gateway as EC2 describes it.
 *
 * @param arn     in the owner's account
 * @param doors   the options that would let a VPC in without a decision and that are on
 * @param options those of its options that a stack may ask for
 */
public record Gateway(String id, String arn, String owner, String state, Instant created, List<String> doors,
        Options options, Map<String, String> tags) {

    static Gateway of(TransitGateway seen) {
        return new Gateway(seen.transitGatewayId(), seen.transitGatewayArn(), seen.ownerId(), seen.stateAsString(),
                seen.creationTime(), doors(seen.options()), options(seen.options()), Tags.read(seen.tags()));
    }

    /** Whether this stack made or adopted it. */
    public boolean isOurs() {
        return tags.containsKey(Tags.ROLE);
    }

    /** Whether a hub made it; only such a one is ever deleted. */
    public boolean isMade() {
        return "gateway".equals(tags.get(Tags.ROLE));
    }

    /** The route table of a segment. */
    public String segmentTable(String segment) {
        return table("segment:" + segment);
    }

    /** The segment whose route table this is. */
    public Optional<String> segmentOf(String tableId) {
        String prefix = Tags.TABLE + "segment:";
        return tags.entrySet().stream().filter(tag -> tag.getKey().startsWith(prefix) && tag.getValue().equals(tableId))
                .map(tag -> tag.getKey().substring(prefix.length())).findFirst();
    }

    /** The route tables of all segments, also of those that the policy no longer names, sorted. */
    public List<String> segmentTables() {
        return tags.entrySet().stream().filter(tag -> tag.getKey().startsWith(Tags.TABLE + "segment:"))
                .map(Map.Entry::getValue).sorted().toList();
    }

    /** Whether its tags name a table of each of these roles that is one of these. */
    public boolean names(Collection<Gateways.Table> standing, Collection<String> roles) {
        return roles.stream().map(role -> tags.get(Tags.TABLE + role)).allMatch(noted ->
                standing.stream().map(Gateways.Table::id).anyMatch(id -> id.equals(noted)));
    }

    /** The airlocks' route tables, in order. */
    public List<String> airlockTables(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> table("airlock:" + i)).toList();
    }

    private String table(String role) {
        String id = tags.get(Tags.TABLE + role);
        if (id == null) {
            throw new IllegalStateException("the gateway " + this.id + " has no tag " + Tags.TABLE + role
                    + "; start the state machine 'offer', which makes the route table and the tag");
        }
        return id;
    }

    private static List<String> doors(TransitGatewayOptions options) {
        List<String> open = new ArrayList<>();
        addIfEnabled(open, "AutoAcceptSharedAttachments", options.autoAcceptSharedAttachmentsAsString());
        addIfEnabled(open, "DefaultRouteTableAssociation", options.defaultRouteTableAssociationAsString());
        addIfEnabled(open, "DefaultRouteTablePropagation", options.defaultRouteTablePropagationAsString());
        return List.copyOf(open);
    }

    private static Options options(TransitGatewayOptions seen) {
        return Options.of(Options.DNS, seen.dnsSupportAsString(),
                Options.GROUPS, seen.securityGroupReferencingSupportAsString());
    }

    private static void addIfEnabled(List<String> open, String option, String value) {
        if (!"disable".equals(value)) {
            open.add(option);
        }
    }
}
