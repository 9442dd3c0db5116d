package org.transithandshake.lab.handshake;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import software.amazon.awssdk.services.ec2.model.AutoAcceptSharedAttachmentsValue;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** What people do while the machines run. */
final class Meanwhile {
    private static final String BAD = "172.20.0.0/16";
    private static final String OTHER_RANGE = "10.3.0.0/16";

    private Meanwhile() {
    }

    static Trial twoSpokes() {
        Trial trial = Trial.withSpoke(ThisRun.setup());
        trial.scene.spoke(Scene.OTHER_SPOKE, OTHER_RANGE, Map.of()).settle();
        return trial;
    }

    static void bothAtOnce(Trial trial) {
        trial.scene.hub(Scene.SPOKE, Scene.OTHER_SPOKE).settle();
    }

    static Trial aBadRange() {
        Trial trial = new Trial(ThisRun.setup());
        trial.scene.spoke(Scene.SPOKE, BAD, Map.of()).settle();
        return trial;
    }

    static void aPolicyThatCannotBeRead(Trial trial) {
        trial.scene.hub(Map.of("AllowedCidrs", "10.0.0.1/8"), Scene.SPOKE).settle();
    }

    static Trial aVpcWithoutSubnets() {
        Trial trial = Trial.withSpoke(ThisRun.setup());
        String bare = trial.scene.lab.ec2(Scene.SPOKE).createVpc(r -> r.cidrBlock(OTHER_RANGE)).vpc().vpcId();
        trial.scene.spokeOf(Scene.SPOKE, bare, Map.of()).settle();
        return trial;
    }

    static void theSpokeComesLater(Trial trial) {
        trial.start().settle();
        trial.scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
    }

    static void theGatewayOpensItself(Trial trial) {
        trial.start().scene.runUntil(called("-EnsureRouteTables-", "CreateTags"));
        trial.scene.lab.ec2(Scene.HUB).modifyTransitGateway(r -> r.transitGatewayId(trial.scene.network().id())
                .options(o -> o.autoAcceptSharedAttachments(AutoAcceptSharedAttachmentsValue.ENABLE)));
        trial.settle();
    }

    static void theSpokeDeletesItsAttachment(Trial trial) {
        trial.start().scene.runUntil(entry -> entry instanceof Entry.Transition transition
                && transition.state().equals("LookAtAttachment"));
        while (!trial.scene.network().attachmentOf(Scene.SPOKE).stateAsString().equals("available")) {
            trial.scene.lab.time().runFor(Duration.ofSeconds(1));
        }
        trial.scene.lab.ec2(Scene.SPOKE).deleteTransitGatewayVpcAttachment(r ->
                r.transitGatewayAttachmentId(trial.scene.network().attachmentIdOf(Scene.SPOKE)));
        trial.settle();
    }

    static void aStrangerEntersTheAirlock(Trial trial) {
        trial.start().scene.runUntil(entry -> entry instanceof Entry.Transition transition
                && transition.state().equals("LetRangesSettle"));
        Network network = trial.scene.network();
        trial.scene.lab.ec2(Scene.HUB).enableTransitGatewayRouteTablePropagation(r ->
                r.transitGatewayRouteTableId(network.table(Network.AIRLOCK).getFirst())
                        .transitGatewayAttachmentId(network.attachmentIdOf(Scene.HUB)));
        trial.settle();
    }

    static void aPersonTakesThePlaceAway(Trial trial) {
        trial.start().scene.runUntil(called("-PlaceAttachment-", "EnableTransitGatewayRouteTablePropagation"));
        Network network = trial.scene.network();
        trial.scene.lab.ec2(Scene.HUB).disableTransitGatewayRouteTablePropagation(r ->
                r.transitGatewayRouteTableId(network.table(Network.SEGMENT).getFirst())
                        .transitGatewayAttachmentId(network.attachmentIdOf(Scene.SPOKE)));
        trial.settle();
    }

    static void aBadRangeIsAddedAfterPlacing(Trial trial) {
        trial.start().scene.runUntil(called("-PlaceAttachment-", "EnableTransitGatewayRouteTablePropagation"));
        trial.scene.lab.ec2(Scene.SPOKE).associateVpcCidrBlock(r ->
                r.vpcId(trial.scene.vpcOf(Scene.SPOKE)).cidrBlock(BAD));
        trial.settle();
    }

    /** A good range has the connection inspected again; a bad one comes before that ends, and the policy gives time. */
    static void aBadRangeIsAddedWhileThereIsTime(Trial trial) {
        trial.scene.lab.api().call(Caller.person(Scene.HUB, Lab.REGION), "ssm", "PutParameter",
                PutParameterRequest.builder().name("/policy").type("String").value("""
                        version: 1
                        times: {grace: 24h}
                        admit:
                          - {id: known, effect: admit, when: {accounts: ["111111111111"]}}
                        place:
                          - {id: ranges, effect: place, when: {within: [10.0.0.0/8]}}
                        """).build());
        trial.scene.hub(Map.of("PolicyName", "/policy"), Scene.SPOKE).settle();
        add(trial, OTHER_RANGE);
        Instant now = trial.scene.lab.time().now();
        trial.scene.ring(Scene.SPOKE).runUntil(entry -> entry instanceof Entry.Transition transition
                && transition.state().equals("WaitForAssociation") && transition.at().isAfter(now));
        add(trial, BAD);
        trial.settle();
    }

    private static void add(Trial trial, String range) {
        trial.scene.lab.ec2(Scene.SPOKE).associateVpcCidrBlock(r ->
                r.vpcId(trial.scene.vpcOf(Scene.SPOKE)).cidrBlock(range));
        trial.scene.lab.time().runFor(Duration.ofSeconds(5));
    }

    static void anotherSpokeAnswers(Trial trial) {
        trial.scene.hub(Scene.SPOKE, Scene.OTHER_SPOKE).runUntil(wanted());
        String event = trial.scene.lab.journal().of(Entry.Event.class).filter(wanted()).findFirst().orElseThrow()
                .json();
        report(trial, Scene.OTHER_SPOKE, Scene.json(event).path("detail").path("taskToken").asText(), "routed");
    }

    static void aDeadTokenReportsAConflict(Trial trial) {
        trial.start().settle();
        report(trial, Scene.SPOKE, "AQCAAAAAdead", "conflict");
    }

    private static void report(Trial trial, String account, String token, String status) {
        trial.scene.put(account, "transit-handshake", "transit-handshake.spoke", "Routes Reported", """
                {"attachmentId": "%s", "taskToken": "%s", "status": "%s", "routes": []}""".formatted(
                trial.scene.network().attachmentIdOf(Scene.SPOKE), token, status));
        trial.settle();
    }

    private static Predicate<Entry> wanted() {
        return entry -> entry instanceof Entry.Event event && event.detailType().equals("Routes Wanted")
                && event.account().equals(Scene.SPOKE);
    }

    private static Predicate<Entry> called(String actor, String operation) {
        return entry -> entry instanceof Entry.ApiCall call && call.caller().actor().contains(actor)
                && call.operation().equals(operation) && call.error().isEmpty();
    }
}
