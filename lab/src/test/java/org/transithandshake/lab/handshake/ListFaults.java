package org.transithandshake.lab.handshake;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The lines of the table of faults for a hub that keeps prefix lists. */
final class ListFaults {
    private static final Map<String, String> LISTS = Map.of("PrefixListMaxEntries", "10");

    private ListFaults() {
    }

    static Stream<FaultCase> all() {
        return Stream.of(offer(), joining(), leaving()).flatMap(rows -> rows);
    }

    private static Stream<FaultCase> offer() {
        return Stream.of(
                listed("FixPrefixLists Retry[0], NotYet: the lists are being made", t -> { }, "offer", "SUCCEEDED"),
                listed("FixPrefixLists Retry[1]",
                        t -> t.invocations("FixPrefixLists", 1, 1, Trial.throttledByLambda()), "offer", "SUCCEEDED"),
                listed("FixPrefixLists Catch[0]",
                        t -> t.invocations("FixPrefixLists", 1, Trial.ALWAYS, Trial.throttledByLambda()), "offer",
                        "FAILED").tells(Scene.HUB, 1));
    }

    private static Stream<FaultCase> joining() {
        return Stream.of(
                listed("ListRanges Retry[0], another join was faster", ListFaults::busy, "connect", "Connected"),
                listed("ListRanges Retry[1]",
                        t -> t.listings(true, 1, Trial.throttledByLambda()), "connect", "Connected"),
                listed("ListRanges Catch[0]",
                        t -> t.listings(true, Trial.ALWAYS, Trial.throttledByLambda()), "connect", "Connected"));
    }

    private static Stream<FaultCase> leaving() {
        return Stream.of(
                unlisted("UnlistRanges Retry[0], another is faster", ListFaults::busy),
                unlisted("UnlistRanges Retry[1]", t -> t.listings(false, 1, Trial.throttledByLambda())),
                unlisted("UnlistRanges Catch[0]", t -> t.listings(false, Trial.ALWAYS, Trial.throttledByLambda())));
    }

    private static void busy(Trial trial) {
        trial.calls(call -> call.caller().actor().contains("-FixPrefixLists-")
                && call.caller().origin().contains("-connect:")
                && call.operation().equals("GetManagedPrefixListEntries"), 1, 1, Trial.incorrectState());
    }

    private static FaultCase listed(String states, Consumer<Trial> script, String machine, String ends) {
        return FaultCase.of(states, script, machine, ends)
                .played(t -> t.scene.hub(LISTS, Scene.SPOKE).settle()).staysSo();
    }

    /** The spoke was connected, and is no longer allowed. */
    private static FaultCase unlisted(String states, Consumer<Trial> script) {
        return FaultCase.of(states, t -> { }, "offer", "SUCCEEDED").played(t -> {
            t.scene.hub(LISTS, Scene.SPOKE).settle();
            script.accept(t);
            t.scene.hub(LISTS, "555555555555").settle();
        }).tells(Scene.HUB, 1).staysSo();
    }
}
