package org.transithandshake.lab.handshake;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Faults.Fault;

/** The lines of the table of faults for what a hub does before it acts, and for its look at what stands. */
final class ObserveFaults {
    private static final Map<String, String> OBSERVE = Map.of("Mode", "observe");

    private ObserveFaults() {
    }

    static Stream<FaultCase> all() {
        return Stream.of(observing(), looking(), unlisting()).flatMap(rows -> rows);
    }

    /** The policy is changed twice: away from a connected spoke, and back. */
    private static Stream<FaultCase> unlisting() {
        return Stream.of(
                unlisted("IsAnybodyUnlisted, RemoveHubRoutes, TakeOffTheShare", t -> { }, "SUCCEEDED", 1),
                unlisted("RemoveHubRoutes Retry[0]", t -> t.invocations("RemoveHubRoutes", 1, 1,
                        Trial.throttledByLambda()), "SUCCEEDED", 1),
                unlisted("RemoveHubRoutes Catch[0]", t -> t.invocations("RemoveHubRoutes", 1, Trial.ALWAYS,
                        Trial.throttledByLambda()), "SUCCEEDED", 1),
                unlisted("TakeOffTheShare Retry[2]", t -> t.calls("-offer", "DisassociateResourceShare", 1, 1,
                        Trial.throttled()), "SUCCEEDED", 1),
                unlisted("TakeOffTheShare Retry[0], somebody is being associated", t -> t.calls("-offer",
                        "DisassociateResourceShare", 1, 1, new Fault.Refused(new AwsError(
                                "InvalidStateTransitionException", "an association is ASSOCIATING"))), "SUCCEEDED", 1),
                unlisted("TakeOffTheShare Retry[1], Catch[0], taken off all the same", t -> t.calls("-offer",
                        "DisassociateResourceShare", 1, 1, Trial.lost()), "SUCCEEDED", 1),
                unlisted("TakeOffTheShare Catch[1]", t -> t.calls("-offer", "DisassociateResourceShare", 1,
                        Trial.ALWAYS, Trial.throttled()), "SUCCEEDED", 2));
    }

    private static FaultCase unlisted(String states, Consumer<Trial> script, String ends, long told) {
        return FaultCase.of(states, script, "offer", ends).played(t -> {
            t.start().settle();
            t.scene.hub("555555555555").settle();
        }).tells(Scene.HUB, told).staysSo();
    }

    private static Stream<FaultCase> observing() {
        return Stream.of(
                observe("MayAct, ObserveGateway, TellPeople", t -> { }, "offer", "SUCCEEDED"),
                observe("ObserveGateway Retry of a failed task",
                        t -> t.invocations("ObserveGateway", 1, 1, Trial.throttledByLambda()), "offer", "SUCCEEDED"),
                observe("ObserveGateway Catch[0]",
                        t -> t.invocations("ObserveGateway", 1, Trial.ALWAYS, Trial.throttledByLambda()),
                        "offer", "FAILED"),
                observe("TellPeople Retry[0]",
                        t -> t.calls("-report", "Publish", 1, 1, Trial.throttled()), "report", "SUCCEEDED"),
                observe("TellPeople for good",
                        t -> t.calls("-report", "Publish", 1, Trial.ALWAYS, Trial.throttled()), "report", "FAILED"),
                played("ObserveGateway Retry[0], NotYet", ObserveFaults::aGatewayIsBeingMade, "SUCCEEDED"),
                played("ObserveGateway Retry[1], IllegalArgumentException",
                        t -> t.scene.hub(Map.of("Mode", "observe", "AllowedCidrs", "10.0.0.1/8"), Scene.SPOKE).settle(),
                        "FAILED"),
                played("EnsureGateway Retry[1], Catch[1], WrongGateway",
                        t -> t.scene.hub(Map.of("Mode", "enforce", "TransitGatewayId", "tgw-0123456789abcdef0"),
                                Scene.SPOKE).settle(), "FAILED"));
    }

    private static Stream<FaultCase> looking() {
        return Stream.of(
                FaultCase.of("AdmitRequest Retry[0]",
                        t -> t.invocations("AdmitRequest", 2, 1, Trial.throttledByLambda()), "offer", "SUCCEEDED")
                        .played(ObserveFaults::twoOffers),
                // The doorbell that Lambda could not hand to the function for six hours is kept; an alarm tells of it.
                FaultCase.of("AdmitRequest Catch[0]",
                        t -> t.invocations("AdmitRequest", 2, Trial.ALWAYS, Trial.throttledByLambda()),
                        "offer", "SUCCEEDED").played(ObserveFaults::twoOffers).tells(Scene.HUB, 1));
    }

    private static FaultCase observe(String states, Consumer<Trial> script, String machine, String ends) {
        return FaultCase.of(states, script, machine, ends).played(t -> t.scene.hub(OBSERVE, Scene.SPOKE).settle())
                .tells(Scene.HUB, 1).staysSo();
    }

    private static FaultCase played(String states, Consumer<Trial> play, String ends) {
        return FaultCase.of(states, t -> { }, "offer", ends).played(play).tells(Scene.HUB, 1).staysSo();
    }

    private static void aGatewayIsBeingMade(Trial trial) {
        String id = trial.scene.lab.ec2(Scene.HUB).createTransitGateway(r -> { }).transitGateway().transitGatewayId();
        trial.scene.hub(Map.of("TransitGatewayId", id), Scene.SPOKE).settle();
    }

    private static void twoOffers(Trial trial) {
        trial.start().settle().offerAgain();
    }
}
