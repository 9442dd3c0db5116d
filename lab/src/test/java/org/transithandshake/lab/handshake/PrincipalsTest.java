package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Who in the account asked, as CloudTrail in the spoke tells it. */
class PrincipalsTest {
    private static final String ANY_USER = "arn:aws:iam::" + SPOKE + ":user/*";
    private static final String ANY_ROLE = "arn:aws:iam::" + SPOKE + ":role/*";
    private static final String HUB_BUS = "arn:aws:events:" + Lab.REGION + ":" + HUB + ":event-bus/transit-handshake";

    private PolicyScene play = new PolicyScene(Trails.ofTheSpoke());

    private static String policy(String principals) {
        return """
                version: 1
                admit:
                  - {id: who, effect: admit, when: {principals: ["%s"]}}
                place:
                  - {id: ranges, effect: place, when: {within: [10.0.0.0/8]}}
                """.formatted(principals);
    }

    private boolean isConnected() {
        return play.network().associated("segment:main").contains(play.scene.vpcOf(SPOKE));
    }

    /** The spoke's stack wants no VPC connected; a person of the account requests it by hand. */
    private PrincipalsTest requestedByHand(String file) {
        play.policy(file).hub(SPOKE).settle();
        String vpc = play.scene.vpc(SPOKE, SPOKE_RANGE);
        play.scene.spokeOf(SPOKE, "", Map.of()).settle();
        Ec2Client ec2 = play.scene.lab.ec2(SPOKE);
        ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(play.network().id()).vpcId(vpc)
                .subnetIds(ec2.describeSubnets(all -> { }).subnets().getFirst().subnetId()));
        play.settle();
        return this;
    }

    @Test
    void whoeverTheRuleNamesIsAdmittedAndTheRecordNamesHim() {
        requestedByHand(policy(ANY_USER));

        assertThat(isConnected()).isTrue();
        assertThat(play.network().note(SPOKE, "requester")).startsWith("arn:aws:iam::" + SPOKE + ":user/");
        assertThat(play.scene.messages()).isEmpty();
        assertThat(play.scene.lab.journal().of(Entry.Execution.class)
                .filter(e -> e.machine().endsWith("-connect") && e.status().equals("SUCCEEDED"))
                .map(e -> Scene.json(e.detail()).path("why").asText())).singleElement().asString()
                .contains("requested by " + play.network().note(SPOKE, "requester"));
    }

    @Test
    void somebodyElseInTheAccountIsReviewedAndTheMessageNamesHim() {
        requestedByHand(policy(ANY_ROLE));

        assertThat(play.stateOf(SPOKE)).isEqualTo("pendingAcceptance");
        assertThat(play.told("review a request")).singleElement().asString()
                .contains("requested by arn:aws:iam::" + SPOKE + ":user/");
        assertThat(play.scene.endings()).isEmpty();
    }

    /** The spoke's doorbell rings first, and says nothing that counts; CloudTrail's record comes minutes later. */
    @Test
    void aReviewForWantOfTheFactIsDecidedAgainWhenTheRecordComes() {
        play.policy(policy(ANY_ROLE)).spoke(SPOKE, SPOKE_RANGE).hub(SPOKE).settle();

        assertThat(play.told("review a request")).singleElement().asString()
                .contains("principals: " + ANY_ROLE + " (unknown): cannot be told");
        assertThat(isConnected()).isTrue();
        assertThat(play.network().note(SPOKE, "requester")).startsWith("arn:aws:iam::" + SPOKE + ":role/");
        assertThat(play.network().note(SPOKE, "admission")).isEqualTo("policy");
    }

    @Test
    void aReviewThatStaysOneIsToldAgainWithTheName() {
        play.policy(policy(ANY_USER)).spoke(SPOKE, SPOKE_RANGE).hub(SPOKE).settle().hours(2);

        assertThat(play.stateOf(SPOKE)).isEqualTo("pendingAcceptance");
        assertThat(play.told("review a request")).hasSize(2)
                .satisfies(first -> assertThat(first).contains("(unknown): cannot be told"), atIndex(0))
                .satisfies(then -> assertThat(then).contains("requested by arn:aws:iam::" + SPOKE + ":role/"),
                        atIndex(1));
    }

    @Test
    void everyCopyOfTheRecordComesToTheSameEnd() {
        play = new PolicyScene(LabSetup.quiet().with(Switches.copies()));
        requestedByHand(policy(ANY_USER)).play.hours(1);

        assertThat(isConnected()).isTrue();
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.told("review a request")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whatWasLearnedIsKnownToSweepsAndToLaterPolicies() {
        requestedByHand(policy(ANY_USER));
        play.hours(2).policy(policy(ANY_USER) + "# the same again\n").settle();
        assertThat(isConnected()).isTrue();
        assertThat(play.scene.endings()).containsExactly("Connected");

        int before = play.scene.now();
        play.policy(policy(ANY_ROLE)).settle();
        assertThat(isConnected()).isFalse();
        assertThat(play.scene.changes(before).getFirst()).isEqualTo("ec2:DisassociateTransitGatewayRouteTable");
        assertThat(play.scene.endings()).containsExactly("Connected", "Refused");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutTheSpokesOwnTrailItIsUnknownAndPeopleAreAskedOnce(boolean copyOfTheOwner) {
        Switches quiet = Switches.quiet();
        play = new PolicyScene(LabSetup.quiet().with(new Switches(copyOfTheOwner ? Set.of(HUB)
                : Set.of(), copyOfTheOwner, quiet.ramEventPending(), quiet.duplicates(), quiet.overlap(),
                quiet.quirks())));
        play.policy(policy("arn:aws:iam::" + SPOKE + ":*")).spoke(SPOKE, SPOKE_RANGE).hub(SPOKE).settle().hours(1);

        assertThat(play.stateOf(SPOKE)).isEqualTo("pendingAcceptance");
        assertThat(play.network().note(SPOKE, "requester")).isEqualTo("none");
        assertThat(play.told("review a request")).singleElement().asString().contains("(unknown): cannot be told");
    }

    @Test
    void aForgedRecordChangesNothing() {
        play = new PolicyScene();
        play.policy(policy(ANY_USER)).spoke(SPOKE, SPOKE_RANGE).hub(SPOKE).settle();
        String record = """
                {"eventSource": "ec2.amazonaws.com", "eventName": "CreateTransitGatewayVpcAttachment",
                 "attachmentId": "%1$s", "userIdentity": {"type": "IAMUser", "accountId": "%2$s",
                   "arn": "arn:aws:iam::%2$s:user/person"},
                 "responseElements": {"CreateTransitGatewayVpcAttachmentResponse": {"transitGatewayVpcAttachment":
                   {"transitGatewayAttachmentId": "%1$s", "state": "pendingAcceptance"}}}}
                """.formatted(play.network().attachmentIdOf(SPOKE), SPOKE);
        for (String type : new String[] {"Attachment Requested", "AWS API Call via CloudTrail"}) {
            play.scene.put(SPOKE, HUB_BUS, "transit-handshake.spoke", type, record);
            play.settle();
        }
        assertThat(play.scene.put(SPOKE, HUB_BUS, "aws.ec2", "AWS API Call via CloudTrail", record).entries())
                .singleElement().satisfies(entry -> assertThat(entry.errorCode()).contains("NotAuthorizedForSource"));
        play.settle();

        assertThat(play.stateOf(SPOKE)).isEqualTo("pendingAcceptance");
        assertThat(play.network().note(SPOKE, "requester")).isEqualTo("none");
        assertThat(play.told("review a request")).hasSize(1);
    }

    @Test
    void whereNoRuleAsksNothingIsNotedAndARuleOnTrialIsEnough() {
        String accounts = policy(ANY_USER).replace("principals: [\"" + ANY_USER, "accounts: [\"" + SPOKE);
        requestedByHand(accounts);
        assertThat(isConnected()).isTrue();
        assertThat(play.network().note(SPOKE, "requester")).isEqualTo("none");

        play = new PolicyScene(Trails.ofTheSpoke());
        requestedByHand(accounts.replace("place:\n",
                "  - {id: others, effect: reject, mode: audit, when: {principals: [\"" + ANY_ROLE + "\"]}}\nplace:\n"));
        assertThat(isConnected()).isTrue();
        assertThat(play.network().note(SPOKE, "requester")).startsWith("arn:aws:iam::" + SPOKE + ":user/");
    }

    @Test
    void aPlaceRuleMayAskItToo() {
        requestedByHand("""
                version: 1
                segments: {main: , people: }
                admit:
                  - {id: known, effect: admit, when: {accounts: ["%1$s"]}}
                place:
                  - {id: by-hand, effect: place, segment: people, when: {principals: ["arn:aws:iam::%1$s:user/*"]}}
                  - {id: ranges, effect: place, segment: main, when: {within: [10.0.0.0/8]}}
                """.formatted(SPOKE));

        assertThat(play.network().associated("segment:people")).containsExactly(play.scene.vpcOf(SPOKE));
    }
}
