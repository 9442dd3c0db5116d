package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Faults.Fault;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;

/** What is refused at its first placing is deleted where the policy says so, and its return is no war. */
class DeletedRefusalsTest {
    private static final String POLICY = """
            version: 1
            times: {onRefuse: delete}
            admit:
              - {id: known, effect: admit, when: {accounts: ["111111111111"]}}
            place:
              - {id: ranges, effect: place, when: {within: [10.0.0.0/8]}}
              - {id: never, effect: reject, when: {outside: [10.0.0.0/8]}}
            """;
    private final PolicyScene play = new PolicyScene(Trails.ofTheSpoke());

    @Test
    void aRefusedAttachmentIsDeletedAndTold() {
        played(POLICY);
        assertThat(states()).containsExactly("deleted");
        assertThat(play.scene.messages()).singleElement().asString()
                .contains("REFUSE by never", "the attachment is deleted, as the policy has it");
    }

    @Test
    void whatIsRequestedAgainIsRejectedWithoutBeingAccepted() {
        played(POLICY);
        int before = play.scene.now();
        requestAgain();
        requestAgain();
        assertThat(play.scene.changes(before)).doesNotContain("ec2:AcceptTransitGatewayVpcAttachment");
        assertThat(states()).containsExactly("deleted", "rejected", "rejected");
        assertThat(play.told("rejected again what account")).singleElement().asString()
                .contains("REFUSE by refused-before");
    }

    /** The new policy's offer has the spoke request again by itself. */
    @Test
    void underAnotherPolicyItIsLookedAtAgain() {
        played(POLICY).policy(POLICY.replace("[10.0.0.0/8]", "[10.0.0.0/8, 172.16.0.0/12]")).settle();
        assertThat(play.scene.endings()).containsExactly("Refused", "Connected");
        play.hours(1);
        assertThat(new Remembered(play.scene).all()).noneMatch(item -> item.get("id").s().startsWith("refusal"));
    }

    /** AWS's documents do not say that the gateway's owner may. */
    @Test
    void whereEc2DoesNotLetTheHubDeleteItIsKept() {
        play.scene.lab.faults().calls(call -> call.operation().equals("DeleteTransitGatewayVpcAttachment"), 1,
                Integer.MAX_VALUE, new Fault.Refused(new AwsError("OperationNotPermitted", "not yours")));
        played(POLICY);
        assertThat(states()).containsExactly("available");
        assertThat(play.told("Refused")).singleElement().asString().doesNotContain("is deleted");
    }

    @Test
    void withoutTheWordItIsKept() {
        played(POLICY.replace("times: {onRefuse: delete}\n", ""));
        assertThat(states()).containsExactly("available");
    }

    @Test
    void whatWasConnectedIsTurnedOutButNotDeleted() {
        String wide = POLICY.replace("[10.0.0.0/8]", "[10.0.0.0/8, 172.16.0.0/12]");
        played(wide).policy(POLICY).settle();
        assertThat(play.scene.endings()).containsExactly("Connected", "Refused");
        assertThat(states()).containsExactly("available");
    }

    @Test
    void aTableThatDoesNotAnswerDeletesNothingAndLetsNobodyIn() {
        var fault = play.scene.lab.faults().calls(Remembered::isCall, 1, Integer.MAX_VALUE,
                new Fault.Refused(new AwsError("ProvisionedThroughputExceededException", "throttled")));
        played(POLICY);
        assertThat(states()).containsExactly("pendingAcceptance");
        assertThat(play.told("does not answer")).hasSize(1);
        fault.lift();
        play.hours(1);
        assertThat(play.scene.endings()).containsExactly("Refused");
    }

    private PolicyScene played(String file) {
        return play.policy(file).spoke(SPOKE, "172.20.0.0/16").hub(SPOKE).settle();
    }

    private void requestAgain() {
        play.scene.lab.ec2(SPOKE).createTransitGatewayVpcAttachment(r -> r.transitGatewayId(play.network().id())
                .vpcId(play.scene.vpcOf(SPOKE)).subnetIds(play.scene.lab.ec2(SPOKE).describeSubnets(s -> { })
                        .subnets().getFirst().subnetId()));
        play.settle();
    }

    /** Of the spoke's attachments, the oldest first. */
    private List<String> states() {
        return play.scene.lab.ec2(SPOKE).describeTransitGatewayVpcAttachments(r -> { })
                .transitGatewayVpcAttachments().stream()
                .sorted(Comparator.comparing(TransitGatewayVpcAttachment::creationTime))
                .map(TransitGatewayVpcAttachment::stateAsString).toList();
    }
}
