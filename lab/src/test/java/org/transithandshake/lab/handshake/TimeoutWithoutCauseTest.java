package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;

/** A state's timeout has a name and no cause: a machine that ends by it says so, and no expression of it fails. */
class TimeoutWithoutCauseTest {
    @ParameterizedTest
    @CsvSource({"offer, PutEvents, 222222222222", "join, PutEvents, 111111111111"})
    void aMachineWhoseCallIsNeverAnsweredFailsByItsTimeout(String machine, String operation, String account) {
        Trial trial = Trial.withSpoke(LabSetup.quiet())
                .calls(machine, operation, 1, Trial.ALWAYS, new Fault.Silent(false)).start().settle();
        assertThat(trial.scene.lab.journal().of(Entry.Execution.class)
                .filter(one -> one.machine().endsWith("-" + machine) && one.status().equals("FAILED")))
                .singleElement().extracting(Entry.Execution::detail).asString().startsWith("States.Timeout");
        assertThat(trial.told()).isEqualTo(Map.of(account, 1L));
    }
}
