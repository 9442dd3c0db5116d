package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.demo.Landscape;

/** The hop from a stack's schedule to the sweep's function, broken: the sweep is kept, and people hear of it. */
class SweepHopTest {
    private static final Fault.Refused BUSY =
            new Fault.Refused(new AwsError(429, "TooManyRequestsException", "Rate Exceeded."));

    @ParameterizedTest
    @ValueSource(strings = {Landscape.HUB, Landscape.SPOKE})
    void aSweepThatCannotBeStartedIsKeptAndTold(String account) {
        Hops stacks = new Hops();
        stacks.lab.faults().deliveries(delivery -> delivery.rule().contains("-Sweep-")
                && delivery.account().equals(account), 1, 6, BUSY);
        stacks.lab.time().runFor(Duration.ofMinutes(20));

        assertThat(stacks.kept(account, "Undelivered")).singleElement().satisfies(message -> {
            assertThat(message.get("SCHEDULE_ARN")).contains(":" + account + ":schedule/default/");
            assertThat(message.get("ERROR_CODE")).isEqualTo("TooManyRequestsException");
        });
        assertThat(stacks.alarms()).containsExactly(account + " UndeliveredAlarm");
    }
}
