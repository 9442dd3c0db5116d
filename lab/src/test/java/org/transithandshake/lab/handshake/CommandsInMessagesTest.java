package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;

/** A message says which command to run next; run as it stands, the command does what the message says. */
class CommandsInMessagesTest {
    private static final String KEY =
            "arn:aws:kms:" + Lab.REGION + ":111111111111:key/1234abcd-12ab-34cd-56ef-0123456789ab";

    @Test
    void afterAFailedJoinTheSpokesCommandFinishesTheWork() {
        Trial trial = Trial.withSpoke(LabSetup.quiet())
                .invocations("RequestAttachment", 1, Trial.ALWAYS, Trial.throttledByLambda()).start().settle();
        assertThat(trial.scene.endings()).isEmpty();
        String text = trial.scene.messages().getFirst().text();
        putEvents(trial.lift().scene, text);
        assertThat(trial.scene.endings()).containsExactly("Connected");
    }

    @Test
    void afterAFailedConnectionTheHubsCommandFinishesTheWork() {
        Trial trial = Trial.withSpoke(LabSetup.quiet())
                .invocations("PlaceAttachment", 1, 4, Trial.throttledByLambda()).start().settle();
        String text = trial.scene.messages().getFirst().text();
        Matcher command = Pattern.compile("start-execution --state-machine-arn ([^\\s\"]+)").matcher(text);
        assertThat(command.find()).as(text).isTrue();
        trial.scene.lab.sfn(Scene.HUB).startExecution(r -> r.stateMachineArn(command.group(1)));
        assertThat(trial.settle().scene.endings()).containsExactly("FAILED", "Connected");
    }

    /** With a key of one's own on the topic, a message still gets through. */
    @Test
    void aKeyOnTheTopicStopsNoMessage() {
        Trial trial = new Trial(LabSetup.quiet());
        trial.scene.spoke(SPOKE, Scene.SPOKE_RANGE, Map.of("TopicKey", KEY)).settle();
        trial.invocations("RequestAttachment", 1, Trial.ALWAYS, Trial.throttledByLambda()).start().settle();
        assertThat(trial.told()).isEqualTo(Map.of(SPOKE, 1L));
    }

    private static void putEvents(Scene scene, String text) {
        Matcher command = Pattern.compile("aws events put-events --region " + Lab.REGION + " --entries '(\\[.*])'")
                .matcher(text);
        assertThat(command.find()).as(text).isTrue();
        JsonNode entry = Scene.json(command.group(1)).get(0);
        scene.put(SPOKE, entry.path("EventBusName").asText(), entry.path("Source").asText(),
                entry.path("DetailType").asText(), entry.path("Detail").asText());
        scene.settle();
    }
}
