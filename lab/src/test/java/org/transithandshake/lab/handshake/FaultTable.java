package org.transithandshake.lab.handshake;

import static org.transithandshake.lab.handshake.Trial.ALWAYS;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.time.Delay;

/** Every Retry and every Catch of every machine, and an error of the service behind it that leads there. */
final class FaultTable {
    private static final List<Fault> FUNCTION_FAULTS =
            List.of(Trial.throttledByLambda(), new Fault.Silent(true));

    private FaultTable() {
    }

    static List<FaultCase> all() {
        return Stream.of(functions(), offer(), ObserveFaults.all(), join(), airlock(), placing(), routes(), ends(),
                        answer(), FindingFaults.all(), ToldFaults.all(),
                        ListFaults.all())
                .flatMap(rows -> rows).toList();
    }

    /** Every function that a machine calls fails once in every way, and then for good. */
    private static Stream<FaultCase> functions() {
        Stream<FaultCase> once = Map.of("offer", List.of("EnsureGateway", "EnsureRouteTables", "ConnectHubVpcs",
                        "ShareGateway"), "join", List.of("RequestAttachment"),
                "connect", List.of("EnterAirlock", "PlaceAttachment", "VerifyPlacement", "FixHubRoutes"))
                .entrySet().stream().sorted(Map.Entry.comparingByKey())
                .flatMap(machine -> machine.getValue().stream().flatMap(function -> FUNCTION_FAULTS.stream()
                        .map(fault -> FaultCase.of(function + " Retry of a failed task: " + fault,
                                t -> t.invocations(function, 1, 1, fault), machine.getKey(),
                                machine.getKey().equals("connect") ? "Connected" : "SUCCEEDED"))));
        Stream<FaultCase> always = Stream.of(
                broken("offer", "EnsureGateway"), broken("offer", "EnsureRouteTables"),
                broken("offer", "ConnectHubVpcs"), broken("offer", "ShareGateway"),
                FaultCase.of("RequestAttachment Catch[0]", always("RequestAttachment"), "join", "FAILED")
                        .tells(Scene.SPOKE, 1),
                broken("connect", "EnterAirlock"), broken("connect", "PlaceAttachment"),
                broken("connect", "VerifyPlacement"),
                FaultCase.of("HowItEnded Choices[0], FailedAgain", always("PlaceAttachment"), "connect", "FAILED")
                        .played(trial -> trial.start().settle().wakeUp()).tells(Scene.HUB, 1),
                FaultCase.of("FixHubRoutes Catch[0]", always("FixHubRoutes"), "connect", "RoutesMissing")
                        .tells(Scene.HUB, 1));
        return Stream.concat(once, always);
    }

    private static FaultCase broken(String machine, String function) {
        return FaultCase.of(function + " Catch of all", always(function), machine, "FAILED").tells(Scene.HUB, 1);
    }

    private static Consumer<Trial> always(String function) {
        return t -> t.invocations(function, 1, ALWAYS, Trial.throttledByLambda());
    }

    private static Stream<FaultCase> offer() {
        return Stream.of(
                FaultCase.of("EnsureGateway Retry[1], IllegalArgumentException", t -> { }, "offer", "FAILED")
                        .played(Meanwhile::aPolicyThatCannotBeRead).tells(Scene.HUB, 1).staysSo(),
                FaultCase.of("ShareGateway Retry[0], OpenGateway", t -> { }, "offer", "FAILED")
                        .played(Meanwhile::theGatewayOpensItself).tells(Scene.HUB, 1).staysSo(),
                FaultCase.of("RingSpoke Retry[1]",
                        t -> t.calls("-offer", "PutEvents", 1, 1, Trial.throttled()), "offer", "SUCCEEDED"),
                FaultCase.of("RingSpoke Catch[1]",
                        t -> t.calls("-offer", "PutEvents", 1, ALWAYS, Trial.throttled()), "offer", "FAILED")
                        .tells(Scene.HUB, 1),
                FaultCase.of("RingSpoke Retry[0], Catch[0]: no bus there yet", t -> { }, "offer", "SUCCEEDED")
                        .staged(() -> new Trial(ThisRun.setup())).played(Meanwhile::theSpokeComesLater));
    }

    private static Stream<FaultCase> join() {
        return Stream.of(
                FaultCase.of("RequestAttachment Retry[0], GatewayNotVisible", t -> { }, "join", "SUCCEEDED")
                        .slow(Delay.SHARE_VISIBLE, 20),
                FaultCase.of("RequestAttachment Retry[1], BadInput", t -> { }, "join", "FAILED")
                        .staged(Meanwhile::aVpcWithoutSubnets).tells(Scene.SPOKE, 1).staysSo(),
                FaultCase.of("RingHub Retry[0]",
                        t -> t.calls("-join", "PutEvents", 1, 1, Trial.throttled()), "join", "SUCCEEDED"),
                FaultCase.of("RingHub Catch[0]",
                        t -> t.calls("-join", "PutEvents", 1, ALWAYS, Trial.throttled()), "join", "FAILED")
                        .tells(Scene.SPOKE, 1));
    }

    private static Stream<FaultCase> airlock() {
        return Stream.of(
                FaultCase.of("LookAtAttachment Retry[0]",
                        t -> t.calls("-connect", "DescribeTransitGatewayVpcAttachments", 1, 1,
                                Trial.throttledByEc2()), "connect", "Connected"),
                FaultCase.of("LookAtAttachment Retry[0], no answer in time",
                        t -> t.calls("-connect", "DescribeTransitGatewayVpcAttachments", 1, 1,
                                new Fault.Silent(true)), "connect", "Connected"),
                FaultCase.of("LookAtAttachment Catch[0]",
                        t -> t.calls("-connect", "DescribeTransitGatewayVpcAttachments", 1, ALWAYS,
                                Trial.throttledByEc2()), "connect", "FAILED").tells(Scene.HUB, 1),
                FaultCase.of("IsAttached Default", t -> { }, "connect", "FAILED")
                        .played(Meanwhile::theSpokeDeletesItsAttachment).tells(Scene.HUB, 1).staysSo(),
                FaultCase.of("EnterAirlock Retry[0], AirlockBusy", t -> { }, "connect", "Connected")
                        .staged(Meanwhile::twoSpokes).played(Meanwhile::bothAtOnce).staysSo(),
                FaultCase.of("EnterAirlock Retry[1], NotYet",
                        t -> t.calls("-EnterAirlock-", "EnableTransitGatewayRouteTablePropagation", 1, 1,
                                Trial.incorrectState()), "connect", "Connected"),
                FaultCase.of("ReadAirlock Retry[0]",
                        t -> t.calls("-connect", "SearchTransitGatewayRoutes", 1, 1, Trial.throttledByEc2()),
                        "connect", "Connected"),
                FaultCase.of("ReadAirlock Catch[0]",
                        t -> t.calls("-connect", "SearchTransitGatewayRoutes", 1, ALWAYS, Trial.throttledByEc2()),
                        "connect", "FAILED").tells(Scene.HUB, 1));
    }

    private static Stream<FaultCase> placing() {
        return Stream.of(
                FaultCase.of("PlaceAttachment Retry[0], NotYet",
                        t -> t.calls("-PlaceAttachment-", "AssociateTransitGatewayRouteTable", 1, 1,
                                Trial.incorrectState()), "connect", "Connected"),
                FaultCase.of("IsPlaced Choices[1], Unsteady", t -> { }, "connect", "Connected")
                        .slow(Delay.SEARCH_LAG, 15),
                FaultCase.of("IsPlaced Choices[2], Crowded", t -> { }, "connect", "Connected")
                        .played(Meanwhile::aStrangerEntersTheAirlock),
                FaultCase.of("IsPlaced Default, Refused", t -> { }, "connect", "Refused")
                        .staged(Meanwhile::aBadRange).tells(Scene.HUB, 1).staysSo(),
                FaultCase.of("VerifyPlacement Catch[0], NotYet", t -> { }, "connect", "UnderReview")
                        .played(Meanwhile::aPersonTakesThePlaceAway).tells(Scene.HUB, 1).staysSo(),
                FaultCase.of("IsProven Default", t -> { }, "connect", "Refused")
                        .played(Meanwhile::aBadRangeIsAddedAfterPlacing).tells(Scene.HUB, 1).staysSo(),
                FaultCase.of("IsProven Choices[1], HowItEnded Choices[2], InGrace", t -> { }, "connect", "Connected")
                        .played(Meanwhile::aBadRangeIsAddedWhileThereIsTime).tells(Scene.HUB, 1).staysSo(),
                FaultCase.of("Withdraw Retry[0], NotYet", always("VerifyPlacement"), "connect", "FAILED")
                        .slow(Delay.ASSOCIATION, 60).tells(Scene.HUB, 1),
                FaultCase.of("Withdraw Retry[1]", always("VerifyPlacement")
                        .andThen(t -> t.invocations("Withdraw", 1, 1, new Fault.Died(true))), "connect", "FAILED")
                        .tells(Scene.HUB, 1),
                FaultCase.of("Withdraw Catch[0]", always("EnterAirlock").andThen(always("Withdraw")),
                        "connect", "FAILED").tells(Scene.HUB, 1));
    }

    private static Stream<FaultCase> routes() {
        return Stream.of(
                FaultCase.of("FixHubRoutes Retry[0], NotYet",
                        t -> t.calls("-FixHubRoutes-", "CreateRoute", 1, 1, Trial.lost()), "connect", "Connected"),
                FaultCase.of("AskSpoke Retry[0]",
                        t -> t.calls("-connect", "PutEvents", 1, 1, Trial.throttled()), "connect", "Connected"),
                FaultCase.of("AskSpoke Retry[0], asked all the same",
                        t -> t.calls("-connect", "PutEvents", 1, 1, Trial.lost()), "connect", "Connected"),
                FaultCase.of("AskSpoke Catch[0], silence",
                        t -> t.invocations("FixRoutes", 1, ALWAYS, new Fault.Died(false)), "connect",
                        "RoutesMissing").tells(Scene.HUB, 1),
                FaultCase.of("AskSpoke Catch[1], unreachable",
                        t -> t.calls("-connect", "PutEvents", 1, ALWAYS, Trial.throttled()), "connect",
                        "RoutesMissing").tells(Scene.HUB, 1),
                FaultCase.of("IsConnected Choices[0], another spoke answers", t -> { }, "connect", "Connected")
                        .staged(Meanwhile::twoSpokes).played(Meanwhile::anotherSpokeAnswers).staysSo());
    }

    private static Stream<FaultCase> ends() {
        Consumer<Trial> unasked = t -> t.calls("-connect", "PutEvents", 1, ALWAYS, Trial.throttled());
        return Stream.of(
                FaultCase.of("RecordEnd Retry[0]", always("EnterAirlock")
                        .andThen(t -> t.invocations("RecordEnd", 1, 1, new Fault.Died(true))),
                        "connect", "FAILED").tells(Scene.HUB, 1),
                FaultCase.of("RecordEnd Catch[0]", always("EnterAirlock")
                        .andThen(t -> t.calls("-RecordEnd-", "CreateTags", 1, ALWAYS, Trial.throttledByEc2())),
                        "connect", "FAILED").tells(Scene.HUB, 1),
                FaultCase.of("TellPeople Retry[0]", unasked
                        .andThen(t -> t.calls("-connect", "Publish", 1, 1, Trial.throttled())),
                        "connect", "RoutesMissing").tells(Scene.HUB, 1),
                FaultCase.of("TellPeople Catch[0], told by the rule", unasked
                        .andThen(t -> t.calls("-connect", "Publish", 1, ALWAYS, Trial.throttled())),
                        "connect", "FAILED").tells(Scene.HUB, 1));
    }

    private static Stream<FaultCase> answer() {
        Consumer<Trial> late = t -> t.invocations("FixRoutes", 1, 2, new Fault.Silent(false));
        Consumer<Trial> deaf = late.andThen(t -> t.lateReports(1, ALWAYS, Trial.throttledByLambda()));
        return Stream.of(
                FaultCase.of("AnswerConnect Retry[1]",
                        t -> t.calls("-answer", "SendTaskSuccess", 1, 1, Trial.throttled()), "answer", "SUCCEEDED"),
                FaultCase.of("AnswerConnect Retry[0], answered all the same",
                        t -> t.calls("-answer", "SendTaskSuccess", 1, 1, Trial.lost()), "answer", "SUCCEEDED"),
                FaultCase.of("AnswerConnect Catch[1]",
                        t -> t.calls("-answer", "SendTaskSuccess", 1, ALWAYS, Trial.throttled()), "answer", "FAILED")
                        .tells(Scene.HUB, 1),
                FaultCase.of("AnswerConnect Catch[0], late", late, "answer", "SUCCEEDED").tells(Scene.HUB, 1),
                FaultCase.of("IsLateSuccess Default", t -> { }, "answer", "SUCCEEDED")
                        .played(Meanwhile::aDeadTokenReportsAConflict),
                FaultCase.of("WakeAdmitRequest Retry[0]",
                        late.andThen(t -> t.lateReports(1, 1, Trial.throttledByLambda())), "answer", "SUCCEEDED")
                        .tells(Scene.HUB, 1),
                // RoutesMissing is one thing to tell, the report that nobody can act on another.
                FaultCase.of("WakeAdmitRequest Catch[0]", deaf, "answer", "FAILED").tells(Scene.HUB, 2),
                FaultCase.of("TellPeople Retry[0]",
                        deaf.andThen(t -> t.calls("-answer", "Publish", 1, 1, Trial.throttled())), "answer", "FAILED")
                        .tells(Scene.HUB, 2),
                FaultCase.of("TellPeople Catch[0]",
                        deaf.andThen(t -> t.calls("-answer", "Publish", 1, ALWAYS, Trial.throttled())), "answer",
                        "FAILED").tells(Scene.HUB, 1));
    }
}
