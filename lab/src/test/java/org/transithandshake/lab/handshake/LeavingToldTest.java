package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.demo.Landscape;

/** The hop from a stack that is deleted to the function of {@code Leaving}, broken: people hear of it. */
@AtItsOwnEnd
class LeavingToldTest {
    /** Queue, alarm and topic must outlast a resource that CloudFormation deletes for minutes. */
    @ParameterizedTest
    @ValueSource(strings = {Scene.SPOKE, Scene.HUB})
    void aFunctionThatDiesThreeTimesIsKeptAndToldBeforeTheDeletionFails(String account) {
        Scene scene = new Scene(LabSetup.quiet()).spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).hub(Scene.SPOKE)
                .settle();
        scene.lab.faults().invocations(call -> call.function().contains("-Leave"), 1, Trial.ALWAYS,
                new Fault.Died(false));
        assertThatThrownBy(() -> scene.lab.delete(account, Landscape.STACK))
                .hasMessageContaining("did not receive a response");
        assertThat(scene.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.account()).isEqualTo(account);
            assertThat(alarm.subject()).contains("GivenUpAlarm");
            assertThat(Scene.json(alarm.text()).path("AlarmDescription").asText()).contains("aws sqs receive-message");
        });
    }
}
