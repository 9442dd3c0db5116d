package org.transithandshake.path;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What security groups do not let pass, and the rule that would.
 *
 * @param groups those of the interface that are known
 */
record GroupFindings(GroupGate gate, NetworkInterface here, List<SecurityGroup> groups) {

    List<Finding> denied() {
        boolean options = !gate.references().lacking().isEmpty() && gate.dependsOnReferences(groups);
        return options ? referencing() : List.of(nothingAllows());
    }

    /** @param complete all groups of the interface are known */
    List<Finding> unsure(boolean complete) {
        boolean options = !gate.references().lacking().isEmpty() && gate.dependsOnReferences(groups);
        return complete && options ? referencing() : List.of(finding(Code.UNKNOWN_RESOURCE, here.id(),
                "Whether " + names() + " of " + here.id() + " let " + what() + " depends on groups, group members or"
                        + " prefix lists that are not known here.",
                Fix.safe("Read what the rules name.", FilterCommands.describeGroups(here.groupIds()))));
    }

    private Finding nothingAllows() {
        List<SecurityGroup> empty = groups.stream().filter(group -> group.rules(gate.direction()).isEmpty()).toList();
        boolean none = empty.size() == groups.size();
        String why = "No rule of " + names() + " of " + here.id() + " lets " + what()
                + (none ? ": there is no " + gate.direction().word() + " rule at all." : ".") + aboutReferences();
        String resource = none && !groups.isEmpty() ? groups.getFirst().id() : here.id();
        return finding(none ? Code.SG_HAS_NO_RULES : Code.ENI_SG_RULES_MISMATCH, resource, why, fix());
    }

    private String aboutReferences() {
        return gate.direction() == Direction.EGRESS && gate.references().support() == Support.DISABLED
                && gate.dependsOnReferences(groups)
                ? " Across a Transit Gateway a group's name counts in inbound rules only." : "";
    }

    private Fix fix() {
        String advice = "Add an " + gate.direction().word() + " rule for this address, or its subnet, if it shall pass.";
        return groups.stream().findFirst().map(group -> Fix.review(advice, FilterCommands.authorize(
                        group.id(), gate.direction(), gate.traffic(), gate.other())))
                .orElseGet(() -> Fix.advice(advice));
    }

    private List<Finding> referencing() {
        return gate.references().lacking().stream().map(this::referencing).toList();
    }

    private Finding referencing(References.Part part) {
        boolean off = part.support() == Support.DISABLED;
        String why = "A rule of " + names() + " names a group of the other VPC, and " + part.id() + (off
                ? " has SecurityGroupReferencingSupport off, so the rule lets nothing pass."
                : " may have SecurityGroupReferencingSupport off: that is not known here.");
        Fix fix = off ? Fix.review("Turn it on, or name addresses in the rule.", FilterCommands.enableReferences(part))
                : Fix.safe("Look at its options.", part.isAttachment()
                        ? Commands.describeAttachment(part.id()) : Commands.describeGateway(part.id()));
        return new Finding(Code.SG_REFERENCING_SUPPORT, part.account(), part.id(), why, fix);
    }

    private String what() {
        return gate.traffic() + " " + (gate.direction() == Direction.INGRESS ? "in from " : "out to ") + gate.other();
    }

    private String names() {
        return here.groupIds().isEmpty() ? "no group" : here.groupIds().stream().collect(Collectors.joining(", "));
    }

    private Finding finding(Code code, String resource, String why, Fix fix) {
        return new Finding(code, gate.site().vpc().account(), resource, why, fix);
    }
}
