package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches;

/** A person accepts or rejects in console or CLI, and the hub's trail says who it was. */
class DecidedByHandTest {
    private static final String NOBODY = """
            version: 1
            admit:
              - {id: others, effect: admit, when: {accounts: ["555555555555"]}}
            place:
              - {id: ranges, effect: place, when: {within: [10.0.0.0/8]}}
              - {id: never, effect: reject, when: {outside: [10.0.0.0/8]}}
            """;
    private static final String WHO = "arn:aws:iam::" + HUB + ":user/";

    private PolicyScene play = new PolicyScene(Trails.of(HUB));

    @Test
    void whoAcceptedIsInTagOutputRecordAndTheConnectionIsInspectedAtOnce() {
        asked(SPOKE_RANGE).lab.ec2(HUB).acceptTransitGatewayVpcAttachment(r ->
                r.transitGatewayAttachmentId(play.network().attachmentIdOf(SPOKE)));
        play.settle();

        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.network().note(SPOKE, "decided-by")).startsWith(WHO);
        assertThat(output().path("why").asText()).contains("PLACE by ranges", "; admitted by " + WHO);
        assertThat(play.scene.messages()).hasSize(1); // the one that asked
    }

    @Test
    void whoAcceptedIsInTheMessageOfARefusal() {
        asked("172.20.0.0/16").lab.ec2(HUB).acceptTransitGatewayVpcAttachment(r ->
                r.transitGatewayAttachmentId(play.network().attachmentIdOf(SPOKE)));
        play.settle();

        assertThat(play.told("Refused")).singleElement().asString()
                .contains("REFUSE by never", "admitted by " + WHO);
        assertThat(new Remembered(play.scene).of(SPOKE, "decision")).contains("admitted by " + WHO);
    }

    @Test
    void whoRejectedIsToldOnceAndRemembered() {
        reject();
        assertThat(play.told("a person rejected")).singleElement().asString().contains("by          " + WHO);
        assertThat(new Remembered(play.scene).of(SPOKE, "decision")).contains("REFUSE by person", WHO);
        assertThat(new Remembered(play.scene).of(SPOKE, "status")).isEqualTo("Rejected");
    }

    @Test
    void everyCopyOfTheEventTellsItOnce() {
        play = new PolicyScene(LabSetup.quiet().with(Switches.copies()));
        reject();
        assertThat(play.told("a person rejected")).hasSize(1);
    }

    /** What the hub itself accepts or rejects, it knows. */
    @Test
    void itsOwnAcceptanceStartsNothing() {
        play.policy(NOBODY.replace("555555555555", SPOKE)).spoke(SPOKE, SPOKE_RANGE).hub(SPOKE).settle();
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.network().note(SPOKE, "decided-by")).isEqualTo("none");
        assertThat(play.scene.lab.journal().of(Entry.Delivery.class).map(Entry.Delivery::rule))
                .noneMatch(rule -> rule.contains("DecidedByHand"));
    }

    /** A spoke's trail may say what it likes: it is not this account's. */
    @Test
    void aForgedEventNamesNobody() {
        asked(SPOKE_RANGE);
        play.scene.put(SPOKE, "arn:aws:events:ap-northeast-1:" + HUB + ":event-bus/transit-handshake",
                "transit-handshake.spoke", "Attachment Requested", """
                {"eventName": "AcceptTransitGatewayVpcAttachment", "userIdentity": {"arn": "arn:aws:iam::1:user/me"},
                 "attachmentId": "%s"}""".formatted(play.network().attachmentIdOf(SPOKE)));
        play.settle();
        assertThat(play.network().note(SPOKE, "decided-by")).isEqualTo("none");
        assertThat(play.network().pending()).hasSize(1);
    }

    private void reject() {
        asked(SPOKE_RANGE).lab.ec2(HUB).rejectTransitGatewayVpcAttachment(r ->
                r.transitGatewayAttachmentId(play.network().attachmentIdOf(SPOKE)));
        play.settle();
    }

    private Scene asked(String range) {
        return play.policy(NOBODY).spoke(SPOKE, range).hub(SPOKE).settle().scene;
    }

    private JsonNode output() {
        return Scene.json(play.scene.lab.journal().of(Entry.Execution.class)
                .filter(e -> e.machine().endsWith("-connect") && e.status().equals("SUCCEEDED"))
                .findFirst().orElseThrow().detail());
    }
}
