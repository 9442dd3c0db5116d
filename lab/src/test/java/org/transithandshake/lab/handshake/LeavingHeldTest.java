package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.demo.Landscape;

/** A function of the custom resource that cannot run at all holds its stack for minutes, not for an hour. */
class LeavingHeldTest {
    private static final Duration DELETION = Duration.ofMinutes(1);

    @ParameterizedTest
    @CsvSource({"keep, 5", "disconnect, 20"})
    void aFunctionThatCannotRunHoldsTheStackForMinutes(String onDelete, int minutes) {
        Scene scene = connected(onDelete);
        String standing = Standing.of(scene);
        scene.lab.faults().invocations(call -> Trial.isOf(call.function(), "LeaveSpoke"), 1, Trial.ALWAYS,
                Trial.throttledByLambda());
        Instant began = scene.lab.time().now();
        assertThatThrownBy(() -> scene.lab.delete(Scene.SPOKE, Landscape.STACK))
                .hasMessageContaining("did not receive a response");
        assertThat(Duration.between(began, scene.lab.time().now()))
                .isBetween(Duration.ofMinutes(minutes), Duration.ofMinutes(minutes).plus(DELETION));
        assertThat(Standing.of(scene)).isEqualTo(standing);
    }

    /** At once, after a minute, and after two more (Lambda Developer Guide, asynchronous invocation). */
    @Test
    void lambdasThirdTryIsInTime() {
        Scene scene = connected("keep");
        scene.lab.faults().invocations(call -> Trial.isOf(call.function(), "LeaveSpoke"), 1, 2,
                new Fault.Died(false));
        scene.lab.delete(Scene.SPOKE, Landscape.STACK);
        scene.settle();
        assertThat(scene.messages()).isEmpty();
    }

    private static Scene connected(String onDelete) {
        Scene scene = new Scene(LabSetup.quiet()).spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of("OnDelete", onDelete))
                .settle().hub(Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        return scene;
    }
}
