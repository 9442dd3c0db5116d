package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.states.Coverage;

/** Whatever fails, an attempt ends tidily, people hear of it, and the next wake-up finishes the work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTableTest {
    /** No event comes in so many copies: more than that is a loop. */
    private static final int MOST_COPIES = 200;
    private final Map<FaultCase, FaultCase.Result> results = new LinkedHashMap<>();
    private final List<FaultCase> table = FaultTable.all();
    private final String connected = Standing.of(Trial.withSpoke(ThisRun.setup()).start().settle().scene);

    Stream<FaultCase> table() {
        return table.stream();
    }

    @ParameterizedTest
    @MethodSource("table")
    void theFaultEndsTidilyAndTheNextWakeUpFinishesTheWork(FaultCase line) {
        FaultCase.Result result = result(line);
        assertThat(result.struck()).as("the fault happened").isTrue();
        if (ThisRun.isLoud()) {
            assertCopiesAreBearable(line, result);
        } else {
            assertThat(result.ends()).as("ends").startsWith(line.ends());
            assertThat(result.told()).as("messages").isEqualTo(line.told());
        }
        assertThat(result.inAirlock()).as("in the airlock").isEmpty();
        if (line.machine().equals("connect")) {
            assertThat(result.placed()).as("placed").isEqualTo(
                    line.ends().equals("Connected") || result.note().equals("RoutesMissing"));
        }
        if (line.finishes()) {
            assertThat(result.standing()).as("after the next wake-up").isEqualTo(connected);
        }
    }

    /** A copy may do what the fault prevented, or fail as the first one did; each execution that fails is told. */
    private static void assertCopiesAreBearable(FaultCase line, FaultCase.Result result) {
        assertThat(result.ends()).as("ends").contains(line.ends()).hasSizeLessThan(MOST_COPIES);
        assertThat(line.told().keySet()).as("told").containsAll(result.told().keySet());
        assertThat(result.told().values()).as("messages").allMatch(messages -> messages < MOST_COPIES);
    }

    @Test
    @AtItsOwnEnd
    void everyStateAndEveryWayOutOfItIsTaken() {
        Set<Coverage.Step> missing = new LinkedHashSet<>();
        table.forEach(line -> missing.addAll(inAnyAccount(result(line).unvisited())));
        table.forEach(line -> missing.removeAll(inAnyAccount(result(line).visited())));
        assertThat(missing).as("never taken").isEmpty();
    }

    private static List<Coverage.Step> inAnyAccount(Collection<Coverage.Step> steps) {
        return steps.stream().map(step -> new Coverage.Step(
                step.machine().replaceFirst(".*:", ""), step.state(), step.way(), step.target())).toList();
    }

    private FaultCase.Result result(FaultCase line) {
        return results.computeIfAbsent(line, FaultCase::run);
    }
}
