package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Call;
import org.transithandshake.lab.api.Faults.Fault;

/** At whatever change a connection breaks, the retries lead to what stands without the break. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashMatrixTest {
    private static final Predicate<Call> CHANGES = call -> !call.readOnly();
    private static final Predicate<Call> CHANGES_BY_FUNCTIONS = CHANGES.and(Trial::byFunction);
    private final Trial undisturbed = Trial.withSpoke(ThisRun.setup()).start().settle();
    private final String connected = Standing.of(undisturbed.scene);

    /** Which change breaks; {@code name} says which one it is in the undisturbed history. */
    record Break(int number, String name, boolean dies) {
        @Override
        public String toString() {
            return number + ", " + name;
        }
    }

    Stream<Break> lostAnswers() {
        return breaks(CHANGES, false);
    }

    Stream<Break> deaths() {
        return breaks(CHANGES_BY_FUNCTIONS, true);
    }

    private Stream<Break> breaks(Predicate<Call> which, boolean dies) {
        List<String> changes = undisturbed.scene.calls().map(CrashMatrixTest::call).filter(which)
                .map(call -> call.operation() + " by " + call.caller().actor()).toList();
        return IntStream.range(0, changes.size()).mapToObj(i -> new Break(i + 1, changes.get(i), dies));
    }

    private static Call call(Entry.ApiCall made) {
        return new Call(made.caller(), made.service(), made.operation(), made.request());
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void aChangeWhoseAnswerIsLostIsMadeOnce(Break broken) {
        assertConnected(Trial.withSpoke(ThisRun.setup()).calls(CHANGES, broken.number(), 1, Trial.lost()));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aFunctionThatDiesRightAfterAChangeIsFollowedByOneThatGoesOn(Break broken) {
        assertConnected(Trial.withSpoke(ThisRun.setup())
                .calls(CHANGES_BY_FUNCTIONS, broken.number(), 1, new Fault.Died(true)));
    }

    private void assertConnected(Trial trial) {
        trial.start().settle();
        assertThat(trial.allStruck()).as("the fault happened").isTrue();
        assertThat(Standing.of(trial.scene)).isEqualTo(connected);
        assertThat(trial.endings("connect")).containsExactly("Connected");
        assertThat(trial.told()).isEmpty();
    }
}
