package org.transithandshake.lab.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.permissions.Stacks.Deployed;

/**
 * No statement allows more than it says: the call that it speaks of is judged so, and the same call on a neighbour is
 * denied.
 * Neighbours are derived from the statement: another account, Region, name or type; a condition's key absent or of
 * another value; another principal.
 */
class TooWideTest {
    private static final String ANYBODY = "whoever invites; the policy's file says whose invitation is accepted";

    /** Neighbours that may be called, and why. */
    private static final Map<String, String> MEANT = Map.of(
            "AcceptInvitation ram:ListPendingInvitationResources another account", ANYBODY,
            "AcceptInvitation ram:AcceptResourceShareInvitation another account", ANYBODY,
            "AcceptInvitation ram:RejectResourceShareInvitation another account", ANYBODY,
            "SweepSpoke ram:ListPendingInvitationResources another account", ANYBODY,
            "AdmitRequest events:PutEvents another account", "any spoke; the spoke's own bus lets only its hub in",
            "CheckAccount cloudtrail:GetTrailStatus another Region", "a trail of another Region may log here, too",
            "CheckAccount cloudtrail:GetTrailStatus another account", "a trail of the organization is its manager's",
            "Connect events:PutEvents another account", "any spoke; the spoke's own bus lets only its hub in",
            "Offer events:PutEvents another account", "any spoke; the spoke's own bus lets only its hub in",
            "ShareGateway ram:AssociateResourceShare without ram:ResourceShareName", "a share that is being made");

    /** Roles of the hub that act on attachments of any spoke, which belong to the owner of their VPC. */
    private static final Set<String> ON_ATTACHMENTS = Set.of("EnsureRouteTables", "AdmitRequest", "EnterAirlock",
            "PlaceAttachment", "VerifyPlacement", "Withdraw", "RecordEnd", "LeaveHub");

    static List<Deployed> stacks() {
        return Stacks.all();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void whatAStatementSaysIsSo(Deployed stack) {
        Judge judge = new Judge(stack);
        stack.statements().forEach(one -> assertThat(new Neighbours(one).meant())
                .isNotEmpty().allMatch(call -> judge.allows(one, call) == one.allows()));
    }

    @Test
    void aNeighbourIsDeniedUnlessItIsMeant() {
        Set<String> allowed = new TreeSet<>();
        Set<String> onAttachments = new HashSet<>();
        for (Deployed stack : Stacks.all()) {
            Judge judge = new Judge(stack);
            stack.statements().stream().filter(Allowed::allows).forEach(one -> new Neighbours(one).others()
                    .filter(call -> !isOrganization(call) && judge.allows(one, call))
                    .forEach(call -> (isForeignAttachment(call) ? onAttachments : allowed).add(call.name())));
        }
        assertThat(allowed).isEqualTo(new TreeSet<>(MEANT.keySet()));
        assertThat(onAttachments.stream().map(name -> name.split(" ")[0]).collect(Collectors.toSet()))
                .isEqualTo(ON_ATTACHMENTS);
    }

    private static boolean isForeignAttachment(Call call) {
        return call.what().equals("another account") && call.resource().contains(":transit-gateway-attachment/");
    }

    /** Organizations tells an account of no organization but its own, and only AWS knows its id and its manager. */
    private static boolean isOrganization(Call call) {
        return call.name().contains(" organizations:") && !call.name().endsWith("another Region");
    }

    @Test
    void noRightHasAWildcard() {
        assertThat(PolicyReader.template().stream().filter(Allowed::allows)).noneMatch(one ->
                one.actions().stream().anyMatch(action -> action.matches(".*[*?].*")));
    }

    @Test
    void everyStatementOfTheTemplateIsInOneOfTheStacks() {
        Set<List<Object>> deployed = new HashSet<>();
        Stacks.all().forEach(stack -> stack.statements().forEach(one -> deployed.add(key(one))));

        assertThat(PolicyReader.template().stream().map(TooWideTest::key).collect(Collectors.toSet()))
                .as("add a deployment with the right parameters to Stacks").isEqualTo(deployed);
    }

    private static List<Object> key(Allowed one) {
        return List.of(one.owner(), one.actions(), one.conditions().size());
    }
}
