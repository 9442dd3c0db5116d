package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.STRANGER;

import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults;

/** A spoke's policy file decides which invitations are accepted, rejected or left to people. */
class SpokeInvitationsTest {
    private static final String ROUTES = """
            routes:
              destinations: [10.2.0.0/16]
            """;
    private static final String POLICY = """
            version: 1
            invitations:
              - id: our-hub
                effect: accept
                when:
                  senders: ["222222222222"]
                  shareNames: [transit-handshake]
                  resourceTypes: ["ec2:TransitGateway"]
              - id: known-stranger
                effect: reject
                when: {senders: ["444444444444"]}
            """ + ROUTES;
    private static final String NOBODY = """
            version: 1
            invitations:
              - id: another-hub
                effect: accept
                when: {senders: ["555555555555"]}
            """ + ROUTES;
    private static final String PEOPLE_FIRST = POLICY.replace("effect: accept", "effect: review");

    private final SpokePolicyScene play = new SpokePolicyScene(1);

    @Test
    void anInvitationThatARuleAcceptsIsAcceptedAndTheVpcConnected() {
        play.policy(POLICY).played();

        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.invitationsOf(HUB)).containsExactly("ACCEPTED");
        assertThat(play.routes()).containsExactly("10.2.0.0/16");
        assertThat(play.scene.messages()).isEmpty();
    }

    @Test
    void anInvitationThatARuleRejectsIsRejectedAndToldOnce() {
        play.policy(POLICY).spoke().offer(STRANGER, "free beer");
        play.scene.sweep();

        assertThat(play.invitationsOf(STRANGER)).containsExactly("REJECTED");
        assertThat(play.told("rejected an invitation of account " + STRANGER)).singleElement().asString()
                .contains("free beer", "REFUSE by known-stranger: senders: 444444444444 (444444444444): yes; policy ");
    }

    @Test
    void anInvitationThatNoRuleSpeaksOfStaysPendingAndIsToldOnceWithBothCommands() {
        play.policy(NOBODY).played();
        play.scene.sweep();

        assertThat(play.invitationsOf(HUB)).containsExactly("PENDING");
        assertThat(play.told("review an invitation of account " + HUB)).singleElement().asString()
                .contains("REVIEW by none: no rule speaks of it", "ec2:TransitGateway",
                        "aws ram accept-resource-share-invitation --resource-share-invitation-arn arn:aws:ram:",
                        "aws ram reject-resource-share-invitation --resource-share-invitation-arn arn:aws:ram:");
        assertThat(play.scene.network().attachments()).containsExactly(HUB);
    }

    @Test
    void aChangedPolicyDecidesAgainWhatIsPendingWithoutADeployment() {
        play.policy(PEOPLE_FIRST).played();
        play.policy(POLICY).settle();

        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.told("review an invitation")).hasSize(1);
    }

    @Test
    void aPersonWhoAcceptsWhatTheFileLeavesToPeopleIsFollowed() {
        play.policy(PEOPLE_FIRST).played();
        var ram = play.scene.lab.ram(Scene.SPOKE);
        ram.acceptResourceShareInvitation(r -> r.resourceShareInvitationArn(ram.getResourceShareInvitations(all -> { })
                .resourceShareInvitations().getFirst().resourceShareInvitationArn()));
        play.scene.settle().sweep();

        assertThat(play.scene.endings()).containsExactly("Connected");
    }

    /** Anybody may send an invitation, and RAM may be in trouble with one of them. */
    @Test
    void anInvitationThatRamFailsAtKeepsNoOtherWaiting() {
        play.policy(POLICY).spoke();
        play.scene.lab.faults().calls(call -> call.operation().endsWith("InvitationResources")
                && call.request().toString().contains(":" + STRANGER + ":"), 1, Integer.MAX_VALUE,
                new Faults.Fault.Refused(new AwsError(500, "ServerInternalException", "try again")));
        play.offer(STRANGER, "trouble").hub();
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.invitationsOf(HUB)).containsExactly("ACCEPTED");

        play.ec2().deleteRoute(r -> r.destinationCidrBlock("10.2.0.0/16")
                .routeTableId(play.scene.network().subnetTables(Scene.SPOKE).getFirst()));
        play.scene.sweep();
        assertThat(play.routes()).as("the sweep does its work as well").containsExactly("10.2.0.0/16");
        assertThat(play.invitationsOf(STRANGER)).containsExactly("PENDING");
        assertThat(play.scene.alarms()).as("and does not hide the trouble").isNotEmpty();
    }

    /** What is asked of it is unknown, and unknown is review. */
    @Test
    void anInvitationWhoseResourcesRamDoesNotTellIsReviewed() {
        play.scene.lab.faults().calls(call -> call.operation().equals("ListPendingInvitationResources"), 1,
                Integer.MAX_VALUE, new Faults.Fault.Refused(new AwsError("AccessDeniedException", "no")));
        play.policy(POLICY).played();

        assertThat(play.invitationsOf(HUB)).containsExactly("PENDING");
        assertThat(play.told("review an invitation")).singleElement().asString().contains("RAM does not tell",
                "resourceTypes: ec2:TransitGateway (unknown): cannot be told");
    }

    @Test
    void whatAShareGainsLaterIsHeldAgainstTheFile() {
        play.policy(POLICY).played();
        play.policy(NOBODY).settle();
        play.scene.sweep();

        assertThat(play.told("is not what the policy accepts")).singleElement().asString()
                .contains("sender      " + HUB, "REVIEW by none",
                        "aws ram disassociate-resource-share --resource-share-arn arn:aws:ram:");
        assertThat(play.routes()).containsExactly("10.2.0.0/16");
    }

    @Test
    void aFileWithFaultsLeavesTheLastGoodOneInForceAndIsToldOnce() {
        play.policy(POLICY).policy(POLICY.replace("effect: accept", "effect: acceptt")).played();
        play.scene.sweep();

        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.told("cannot be used")).singleElement().asString()
                .contains("version 2 of /transit-handshake/policy has faults: ").contains("acceptt")
                .contains("version 1 stays in force");
        assertThat(play.scene.alarms()).isNotEmpty()
                .allSatisfy(alarm -> assertThat(alarm.subject()).contains("PolicyInvalidAlarm"));
    }

    @Test
    void withoutAnyGoodVersionNothingIsAcceptedAndNothingRemovedAndPeopleAreTold() {
        play.policy(POLICY).played();
        play.withoutPolicy().offer(STRANGER, "free beer");
        play.scene.sweep();

        assertThat(play.invitationsOf(STRANGER)).containsExactly("PENDING");
        assertThat(play.routes()).containsExactly("10.2.0.0/16");
        assertThat(play.told("cannot be used")).singleElement().asString()
                .contains("there is no SSM parameter /transit-handshake/policy");
        assertThat(play.scene.lab.journal().of(Entry.ApiCall.class))
                .noneMatch(call -> call.operation().equals("DeleteRoute"));
    }
}
