package org.transithandshake.lab.handshake;

import static org.transithandshake.lab.handshake.Trial.ALWAYS;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** The lines of the table of faults for how offer and join tell that they failed: once for each set of facts. */
final class ToldFaults {
    private static final Consumer<Trial> NO_GATEWAY = never("EnsureGateway");
    private static final Consumer<Trial> NO_REQUEST = never("RequestAttachment");

    private ToldFaults() {
    }

    static Stream<FaultCase> all() {
        return Stream.of(
                FaultCase.of("TellPeople Retry[1]", NO_GATEWAY.andThen(unsaid("-offer", 1)), "offer", "FAILED")
                        .tells(Scene.HUB, 1),
                // Whom nobody can tell hears it by the alarm of the machine; the next offer finds the work undone.
                FaultCase.of("TellPeople Catch[1]", NO_GATEWAY.andThen(unsaid("-offer", ALWAYS)), "offer", "FAILED"),
                FaultCase.of("DidASweepAsk Choices[0], FailedAgain", NO_GATEWAY, "offer", "FAILED")
                        .played(t -> t.start().settle().scene.sweep()).tells(Scene.HUB, 1),
                FaultCase.of("DidASweepAsk Default, a person asked", NO_GATEWAY, "offer", "FAILED")
                        .played(t -> t.start().settle().offerAgain()).tells(Scene.HUB, 1),
                FaultCase.of("TellPeople Retry[1]", NO_REQUEST.andThen(unsaid("-join", 1)), "join", "FAILED")
                        .tells(Scene.SPOKE, 1),
                FaultCase.of("TellPeople Catch[1]", NO_REQUEST.andThen(unsaid("-join", ALWAYS)), "join", "FAILED"),
                FaultCase.of("TellPeople Retry[0], Catch[0], FailedAgain", NO_REQUEST, "join", "FAILED")
                        .played(t -> t.start().settle().offerAgain()).tells(Scene.SPOKE, 1));
    }

    private static Consumer<Trial> never(String function) {
        return t -> t.invocations(function, 1, ALWAYS, Trial.throttledByLambda());
    }

    private static Consumer<Trial> unsaid(String machine, int times) {
        return t -> t.calls(machine, "StartExecution", 1, times, Trial.throttled());
    }
}
