package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.template.Stack;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesResponse;
import software.amazon.awssdk.services.eventbridge.model.ReplayDestination;
import software.amazon.awssdk.services.eventbridge.model.StartReplayRequest;

/** Archives of all four buses, replayed at once after the connection: EventBridge's own way to say it all again. */
class ArchivedHistoryTest {
    private static final List<String> BUSES = List.of("default", "transit-handshake");

    @Test
    void aWholeHistoryReplayedChangesNothingAndTellsNobody() {
        Scene scene = new Scene(LabSetup.loud());
        Instant start = scene.lab.time().now();
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of());
        BUSES.forEach(bus -> keep(scene, Scene.SPOKE, bus));
        scene.settle().hub(Scene.SPOKE);
        BUSES.forEach(bus -> keep(scene, Scene.HUB, bus));
        scene.settle();
        assertThat(scene.endings()).containsExactly("Connected");

        int end = scene.now();
        List.of(Scene.HUB, Scene.SPOKE).forEach(account -> BUSES.forEach(bus -> replay(scene, account, bus, start)));
        scene.settle();

        assertThat(scene.lab.journal().entries().stream().skip(end).filter(Entry.Event.class::isInstance)
                .map(Entry.Event.class::cast).filter(event -> event.json().contains("\"replay-name\"")))
                .as("replayed events").hasSizeGreaterThan(20);
        assertThat(scene.changes(end)).isEmpty();
        assertThat(scene.messages()).isEmpty();
        assertThat(scene.endings()).containsExactly("Connected");
    }

    @Test
    void aTemplateMayHaveAnArchiveOfItsBus(@TempDir Path folder) throws IOException {
        Lab lab = new Lab(LabSetup.quiet());
        Path template = Files.writeString(folder.resolve("template.yaml"), """
                Resources:
                  Bus:
                    Type: AWS::Events::EventBus
                    Properties: { Name: doors }
                  Kept:
                    Type: AWS::Events::Archive
                    Properties:
                      SourceArn: !GetAtt Bus.Arn
                      RetentionDays: 7
                      EventPattern:
                        detail-type: [Attachment Requested]
                Outputs:
                  Arn: { Value: !GetAtt Kept.Arn }
                """);
        Stack stack = lab.deploy(Scene.HUB, "kept", template, Map.of());
        assertThat(stack.outputs().get("Arn")).isEqualTo(arn(Scene.HUB, "archive/" + stack.resources().get("Kept")));
        ListArchivesResponse archives = (ListArchivesResponse) lab.api().call(Caller.person(Scene.HUB, Lab.REGION),
                "events", "ListArchives", ListArchivesRequest.builder().build());
        assertThat(archives.archives()).singleElement().satisfies(archive -> {
            assertThat(archive.retentionDays()).isEqualTo(7);
            assertThat(archive.eventSourceArn()).isEqualTo(arn(Scene.HUB, "event-bus/doors"));
        });
    }

    private static void keep(Scene scene, String account, String bus) {
        call(scene, account, "CreateArchive", CreateArchiveRequest.builder().archiveName("of-" + bus)
                .eventSourceArn(arn(account, "event-bus/" + bus)).build());
    }

    private static void replay(Scene scene, String account, String bus, Instant start) {
        call(scene, account, "StartReplay", StartReplayRequest.builder().replayName("all-of-" + bus)
                .eventSourceArn(arn(account, "archive/of-" + bus)).eventStartTime(start)
                .eventEndTime(scene.lab.time().now().plus(Duration.ofMinutes(1)))
                .destination(ReplayDestination.builder().arn(arn(account, "event-bus/" + bus)).build()).build());
    }

    private static void call(Scene scene, String account, String operation, SdkPojo request) {
        scene.lab.api().call(Caller.person(account, Lab.REGION), "events", operation, request);
    }

    private static String arn(String account, String resource) {
        return "arn:aws:events:" + Lab.REGION + ":" + account + ":" + resource;
    }
}
