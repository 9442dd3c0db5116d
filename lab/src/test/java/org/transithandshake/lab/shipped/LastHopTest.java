package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.template.Stack;

/** The hop from an alarm to the topic, broken. Nothing is behind it, so what it is about must stay where it is. */
@AtItsOwnEnd
class LastHopTest {
    private static final String MAY_PUBLISH = "Sid: Alarms\n            Effect: Allow";

    @TempDir
    private Path folder;

    @Test
    void anAlarmThatCannotPublishGoesOnRingingAndTheQueueKeepsWhatItIsAbout() throws IOException {
        Lab lab = new Lab(LabSetup.quiet());
        Stack stack = new Landscape(lab, withoutTheAlarmsRight(), 1).deploySpoke(Landscape.SPOKE, "10.2.0.0/16",
                Map.of());
        lab.time().runUntilIdle();
        String function = stack.resources().get("FixRoutes");
        lab.faults().invocations(call -> call.function().equals(function), 1, 3, new Fault.Died(false));
        lab.lambda().invokeLater("arn:aws:lambda:" + Lab.REGION + ":" + Landscape.SPOKE + ":function:" + function,
                JsonNodeFactory.instance.objectNode(), "whoever");
        lab.time().runUntilIdle();

        String alarm = stack.resources().get("GivenUpAlarm");
        assertThat(lab.journal().of(Entry.Message.class)).isEmpty();
        assertThat(lab.cloudWatch().failedActions()).containsOnlyKeys(alarm);
        assertThat(lab.cloudWatch().isRinging(alarm)).isTrue();
        String queue = stack.resources().get("GivenUp");
        assertThat(lab.queues().visible("arn:aws:sqs:" + Lab.REGION + ":" + Landscape.SPOKE + ":"
                + queue.substring(queue.lastIndexOf('/') + 1))).isOne();
    }

    private Path withoutTheAlarmsRight() throws IOException {
        String text = Files.readString(Shipped.TEMPLATE);
        assertThat(text).containsOnlyOnce(MAY_PUBLISH);
        Path machines = Files.createDirectory(folder.resolve("statemachine"));
        for (Path machine : Shipped.files(Shipped.MACHINES)) {
            Files.copy(machine, machines.resolve(machine.getFileName()));
        }
        return Files.writeString(folder.resolve("template.yaml"),
                text.replace(MAY_PUBLISH, MAY_PUBLISH.replace("Allow", "Deny")));
    }
}
