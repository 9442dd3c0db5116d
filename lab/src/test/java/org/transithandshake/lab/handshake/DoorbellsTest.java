package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Entry;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** A doorbell says look, never believe: whatever a forged one says, somebody looks, and nothing changes. */
class DoorbellsTest {
    private static final String OWN_BUS = "transit-handshake";
    private static final String HUB_BUS = "arn:aws:events:" + Lab.REGION + ":" + Scene.HUB + ":event-bus/" + OWN_BUS;

    @ParameterizedTest
    @ValueSource(strings = {
        "{}",
        "{\"attachmentId\": null}",
        "{\"attachmentId\": 17}",
        "{\"attachmentId\": [\"tgw-attach-0123456789abcdef0\"]}",
        "{\"attachmentId\": \"tgw-attach-0123456789abcdef0\"}",
        "{\"attachmentId\": \"tgw-attach-0123456789abcdef0\\\" or 1=1\"}",
        "{\"attachmentId\": \"vpc-0123456789abcdef0\"}",
        "{\"attachmentId\": {\"$ne\": \"\"}, \"account\": \"222222222222\", \"cidrs\": [\"0.0.0.0/0\"]}",
    })
    void aRequestOfNoAttachmentChangesNothing(String detail) {
        Scene scene = twoSpokes();
        int before = scene.now();
        scene.put(Scene.SPOKE, OWN_BUS, "transit-handshake.spoke", "Attachment Requested", detail);
        assertOnlyLooked(scene, before);
    }

    @Test
    void aRequestThatNamesAnotherAccountsAttachmentChangesNothing() {
        Scene scene = twoSpokes();
        int before = scene.now();
        for (String victim : List.of(Scene.OTHER_SPOKE, Scene.HUB)) {
            ring(scene, "Attachment Requested", scene.network().attachmentIdOf(victim), "");
        }
        assertOnlyLooked(scene, before);
    }

    @Test
    void aRequestThatNamesAnAttachmentOfAForeignGatewayChangesNothing() {
        Scene scene = twoSpokes();
        String foreign = attachToOwnGateway(scene);
        int before = scene.now();
        ring(scene, "Attachment Requested", foreign, "");
        ring(scene, "Routes Wanted", foreign, "");
        assertOnlyLooked(scene, before);
    }

    @Test
    void aReportWithAGuessedTokenIsRefusedAndConnectGoesOnWaiting() {
        Scene scene = untilAsked();
        String guessed = "AAAAKgAAAAIAAAAAAAAAAQ==";
        ring(scene, "Routes Reported", scene.network().attachmentIdOf(Scene.SPOKE), guessed);
        scene.settle();
        assertThat(scene.calls().filter(call -> call.request().toString().contains(guessed)))
                .isNotEmpty().allMatch(call -> call.error().equals("InvalidToken"));
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.network().routes(Scene.SPOKE)).containsExactly(Scene.HUB_RANGE);
    }

    /** The envelope tells who speaks. A token in the wrong hands costs one more question. */
    @Test
    void aReportOfAnotherSpokeWithTheRightTokenIsNotBelieved() {
        Scene scene = untilAsked();
        String wanted = scene.lab.journal().of(Entry.Event.class)
                .filter(event -> event.detailType().equals("Routes Wanted") && event.account().equals(Scene.SPOKE))
                .findFirst().orElseThrow().json();
        String token = Scene.json(wanted).path("detail").path("taskToken").asText();
        ring(scene, "Routes Reported", scene.network().attachmentIdOf(Scene.SPOKE), token);
        scene.settle();
        assertThat(asked(scene)).isEqualTo(2);
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.network().routes(Scene.SPOKE)).containsExactly(Scene.HUB_RANGE);
    }

    @Test
    void theHubsBusTakesNothingFromAnAccountThatIsNotAllowed() {
        Scene scene = twoSpokes();
        int before = scene.now();
        PutEventsResponse answer = scene.put(Scene.STRANGER, HUB_BUS, "transit-handshake.spoke",
                "Attachment Requested", "{\"attachmentId\": \"" + scene.network().attachmentIdOf(Scene.SPOKE) + "\"}");
        assertThat(answer.failedEntryCount()).isEqualTo(1);
        assertThat(answer.entries().getFirst().errorCode()).isEqualTo("AccessDeniedException");
        scene.settle();
        assertThat(scene.lab.journal().entries().stream().skip(before).filter(Entry.Event.class::isInstance))
                .isEmpty();
    }

    /** A spoke listens to its hub only, or anybody could have its routes written. */
    @Test
    void aSpokesBusTakesNothingFromAnotherSpoke() {
        Scene scene = twoSpokes();
        PutEventsResponse answer = scene.put(Scene.OTHER_SPOKE, HUB_BUS.replace(Scene.HUB, Scene.SPOKE),
                "transit-handshake.hub", "Routes Wanted", "{}");
        assertThat(answer.failedEntryCount()).isEqualTo(1);
    }

    private static Scene twoSpokes() {
        Scene scene = new Scene(ThisRun.setup());
        deploySpokes(scene);
        return scene.hub(Scene.SPOKE, Scene.OTHER_SPOKE).settle();
    }

    /** Until the first spoke is asked for its routes; its answer is still on the way. */
    private static Scene untilAsked() {
        Scene scene = new Scene(ThisRun.setup());
        deploySpokes(scene);
        return scene.hub(Scene.SPOKE, Scene.OTHER_SPOKE).runUntil(entry -> entry instanceof Entry.Event event
                && event.detailType().equals("Routes Wanted") && event.account().equals(Scene.SPOKE));
    }

    private static void deploySpokes(Scene scene) {
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).spoke(Scene.OTHER_SPOKE, "10.3.0.0/16", Map.of())
                .settle();
    }

    /** A forger in the other, allowed spoke rings at the hub. */
    private static void ring(Scene scene, String detailType, String attachmentId, String token) {
        scene.put(Scene.OTHER_SPOKE, OWN_BUS, "transit-handshake.spoke", detailType, """
                {"attachmentId": "%s", "taskToken": "%s", "status": "routed", "routes": ["forged"],
                "account": "222222222222", "cidrs": ["0.0.0.0/0"]}""".formatted(attachmentId, token));
    }

    private static String attachToOwnGateway(Scene scene) {
        Ec2Client ec2 = scene.lab.ec2(Scene.SPOKE);
        String gateway = ec2.createTransitGateway(r -> { }).transitGateway().transitGatewayId();
        scene.lab.time().runFor(Duration.ofMinutes(2));
        String vpc = scene.vpcOf(Scene.SPOKE);
        String subnet = ec2.describeSubnets(r -> { }).subnets().stream().filter(s -> s.vpcId().equals(vpc))
                .findFirst().orElseThrow().subnetId();
        String id = ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway).vpcId(vpc)
                .subnetIds(subnet)).transitGatewayVpcAttachment().transitGatewayAttachmentId();
        scene.settle();
        return id;
    }

    private static long asked(Scene scene) {
        return scene.lab.journal().of(Entry.Event.class).filter(event -> event.detailType().equals("Routes Wanted")
                && event.account().equals(Scene.SPOKE)).count();
    }

    private static void assertOnlyLooked(Scene scene, int before) {
        scene.settle();
        Stream<String> calls = scene.calls(before).filter(call -> call.error().isEmpty())
                .map(Entry.ApiCall::operation);
        assertThat(calls).allMatch(operation -> operation.matches("(Describe|Get|List|Search).*"));
        assertThat(scene.lab.journal().entries().stream().skip(before)).filteredOn(Entry.Delivery.class::isInstance)
                .as("the forgery arrived").isNotEmpty();
        assertThat(scene.lab.journal().entries().stream().skip(before).filter(Entry.Invocation.class::isInstance)
                .map(Entry.Invocation.class::cast).filter(one -> one.function().contains("AdmitRequest")))
                .allMatch(invocation -> invocation.error().isEmpty());
        assertThat(scene.messages()).isEmpty();
    }
}
