package org.transithandshake.lab.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transithandshake.lab.fakes.World.HUB;
import static org.transithandshake.lab.fakes.World.SPOKE;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.api.ResourceType.Created;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.fakes.World;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.model.CancelReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.CancelReplayResponse;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayResponse;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListReplaysRequest;
import software.amazon.awssdk.services.eventbridge.model.ListReplaysResponse;
import software.amazon.awssdk.services.eventbridge.model.ReplayDestination;
import software.amazon.awssdk.services.eventbridge.model.StartReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.StartReplayResponse;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveResponse;

/** Archives and replays, with the errors that AWS answers. */
class ArchivesTest {
    private static final String BUS = EventWorld.busArn(HUB, "doors");
    private static final String ARCHIVE = "arn:aws:events:eu-west-1:" + HUB + ":archive/kept";
    private final EventWorld events = new EventWorld(Switches.quiet());
    private final Instant start = events.world.time.now();

    @Test
    void aReplayBringsTheEventAgainWithTheReplaysName() {
        events.rule(HUB, "doors", "r", EventWorld.toMachine());
        create("kept", BUS, null, 0);
        ring("app");
        assertThat(startReplay("again").stateAsString()).isEqualTo("STARTING");
        assertThat(replay("again").stateAsString()).isEqualTo("STARTING");
        events.world.time.runUntilIdle();

        assertThat(events.started).hasSize(2);
        JsonNode once = events.started.getFirst();
        JsonNode again = events.started.getLast();
        assertThat(again.path("replay-name").asText()).isEqualTo("again");
        assertThat(once.has("replay-name")).isFalse();
        assertThat(again.path("id")).isEqualTo(once.path("id"));
        assertThat(again.path("detail")).isEqualTo(once.path("detail"));
        assertThat(replay("again")).satisfies(done -> {
            assertThat(done.stateAsString()).isEqualTo("COMPLETED");
            assertThat(done.eventLastReplayedTime()).isEqualTo(Instant.parse(once.path("time").asText()));
            assertThat(done.replayEndTime()).isAfter(done.replayStartTime());
        });
    }

    @Test
    void whatAReplayBringsIsNotKeptAgain() {
        create("kept", BUS, null, 0);
        ring("app");
        startReplay("one");
        events.world.time.runUntilIdle();
        startReplay("two");
        events.world.time.runUntilIdle();
        assertThat(archive("kept").eventCount()).isEqualTo(1);
        assertThat(archive("kept").sizeBytes()).isPositive();
    }

    @Test
    void onlyTheRulesThatAreNamedHearOfAReplay() {
        events.rule(HUB, "doors", "deaf", EventWorld.toMachine());
        String arn = events.rule(HUB, "doors", "named", EventWorld.toMachine());
        create("kept", BUS, null, 0);
        ring("app");
        events.world.time.runUntilIdle();
        events.origins.clear();
        startReplay(request("again").destination(ReplayDestination.builder().arn(BUS).filterArns(arn).build()).build());
        events.world.time.runUntilIdle();
        assertThat(events.origins).containsExactly(arn);
    }

    @Test
    void aPatternChoosesWhatIsKept() {
        create("kept", BUS, "{\"source\":[\"app\"]}", 0);
        ring("app");
        ring("other");
        assertThat(archive("kept").eventCount()).isEqualTo(1);
        call(UpdateArchiveRequest.builder().archiveName("kept").eventPattern("{\"source\":[\"other\"]}").build(),
                UpdateArchiveResponse.class);
        ring("app");
        ring("other");
        assertThat(archive("kept").eventCount()).isEqualTo(2);
        assertThat(archive("kept").eventPattern()).contains("other");
    }

    @Test
    void anEventIsKeptForSoManyDays() {
        create("kept", BUS, null, 2);
        ring("app");
        events.world.time.runFor(Duration.ofHours(47));
        assertThat(archive("kept").eventCount()).isEqualTo(1);
        events.world.time.runFor(Duration.ofHours(1));
        assertThat(archive("kept").eventCount()).isZero();
    }

    @Test
    void anArchiveKeepsWhatItsOwnBusGets() {
        create("kept", BUS, null, 0);
        events.put(SPOKE, EventWorld.entry("doors"));
        events.put(HUB, EventWorld.entry("default"));
        assertThat(archive("kept").eventCount()).isZero();
    }

    /** API reference, Replay: from EventStartTime on, prior to EventEndTime. */
    @Test
    void theRangeHasItsStartAndNotItsEnd() {
        events.rule(HUB, "doors", "r", EventWorld.toMachine());
        create("kept", BUS, null, 0);
        for (int minute = 0; minute < 3; minute++) {
            ring("app");
            events.world.time.runFor(Duration.ofMinutes(1));
        }
        events.started.clear();
        startReplay(request("again").eventStartTime(start.plusSeconds(60)).eventEndTime(start.plusSeconds(120))
                .build());
        events.world.time.runUntilIdle();
        assertThat(events.started).extracting(event -> event.path("time").asText())
                .containsExactly(start.plusSeconds(60).toString());
    }

    @Test
    void aCancelledReplayBringsNothingMore() {
        events.rule(HUB, "doors", "r", EventWorld.toMachine());
        create("kept", BUS, null, 0);
        for (int minute = 0; minute < 5; minute++) {
            ring("app");
            events.world.time.runFor(Duration.ofMinutes(1));
        }
        events.started.clear();
        startReplay("again");
        events.world.time.runFor(Duration.ofMillis(2_600));
        assertThat(replay("again").stateAsString()).isEqualTo("RUNNING");
        assertThat(call(CancelReplayRequest.builder().replayName("again").build(), CancelReplayResponse.class)
                .stateAsString()).isEqualTo("CANCELLING");
        events.world.time.runUntilIdle();
        assertThat(events.started).hasSize(2);
        assertThat(replay("again").stateAsString()).isEqualTo("CANCELLED");
        assertThatThrownBy(() -> call(CancelReplayRequest.builder().replayName("again").build(),
                CancelReplayResponse.class)).hasMessageContaining("not in a valid state");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "doors   | other | 0 | 600 | Parameter EventSourceArn is not valid. Reason: Archive other does not exist.",
        "default | kept  | 0 | 600 | Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.",
        "none    | kept  | 0 | 600 | Event bus none does not exist.",
        "doors   | kept  | 5 | 5   | EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime."})
    void aReplayThatCannotBeIsRefused(String bus, String archive, int from, int to, String says) {
        create("kept", BUS, null, 0);
        assertThatThrownBy(() -> startReplay(request("again").eventSourceArn(ARCHIVE.replace("kept", archive))
                .destination(ReplayDestination.builder().arn(EventWorld.busArn(HUB, bus)).build())
                .eventStartTime(start.plusSeconds(from)).eventEndTime(start.plusSeconds(to)).build()))
                .hasMessageContaining(says);
    }

    @Test
    void namesAreTakenOnce() {
        create("kept", BUS, null, 0);
        assertThatThrownBy(() -> create("kept", BUS, null, 0)).hasMessage("Archive kept already exists.");
        startReplay("again");
        assertThatThrownBy(() -> startReplay("again")).hasMessage("Replay again already exists.");
    }

    @Test
    void anEleventhReplayAtATimeIsRefused() {
        create("kept", BUS, null, 0);
        for (int i = 0; i < 10; i++) {
            startReplay("r" + i);
        }
        assertThatThrownBy(() -> startReplay("r10")).hasMessageContaining("At most 10 replays");
        events.world.time.runUntilIdle();
        startReplay("r10");
    }

    @Test
    void archivesAndReplaysAreListedByOneFilter() {
        create("kept", BUS, null, 0);
        create("all", EventWorld.busArn(HUB, "default"), null, 0);
        startReplay("again");
        assertThat(archives(ListArchivesRequest.builder().build())).containsExactly("kept", "all");
        assertThat(archives(ListArchivesRequest.builder().namePrefix("k").build())).containsExactly("kept");
        assertThat(archives(ListArchivesRequest.builder().eventSourceArn(BUS).build())).containsExactly("kept");
        assertThat(archives(ListArchivesRequest.builder().state("DISABLED").build())).isEmpty();
        assertThat(archives(ListArchivesRequest.builder().limit(1).build())).containsExactly("kept");
        assertThatThrownBy(() -> archives(ListArchivesRequest.builder().namePrefix("k").eventSourceArn(BUS).build()))
                .hasMessageContaining("At most one filter");
        assertThat(replays(ListReplaysRequest.builder().eventSourceArn(ARCHIVE).build())).containsExactly("again");
        assertThat(replays(ListReplaysRequest.builder().state("COMPLETED").build())).isEmpty();
    }

    @Test
    void aDeletedArchiveIsGone() {
        create("kept", BUS, null, 0);
        call(DeleteArchiveRequest.builder().archiveName("kept").build(), DeleteArchiveResponse.class);
        assertThatThrownBy(() -> archive("kept")).hasMessage("Archive kept does not exist.");
    }

    @Test
    void aPatternThatIsNoneIsRefused() {
        assertThatThrownBy(() -> create("kept", BUS, "{\"source\":\"app\"}", 0))
                .hasMessageContaining("Event pattern is not valid");
    }

    @Test
    void aTemplateMakesAnArchiveAndChangesIt() {
        Created made = deploy("{'ArchiveName':'kept','SourceArn':'" + BUS + "','RetentionDays':7,"
                + "'EventPattern':{'source':['app']}}");
        assertThat(made.ref()).isEqualTo("kept");
        assertThat(made.attributes()).containsEntry("Arn", ARCHIVE);
        ring("other");
        deploy("{'ArchiveName':'kept','SourceArn':'" + BUS + "','RetentionDays':'30'}");
        ring("other");
        assertThat(archive("kept").eventCount()).isEqualTo(1);
        assertThat(archive("kept").retentionDays()).isEqualTo(30);
        assertThatThrownBy(() -> deploy("{'ArchiveName':'kept','SourceArn':'" + EventWorld.busArn(HUB, "default")
                + "'}")).hasMessageContaining("another SourceArn needs another archive");
        assertThatThrownBy(() -> deploy("{'SourceArn':'" + BUS + "','RetentionDays':'some'}"))
                .hasMessageContaining("RetentionDays is a number of days, not some");
    }

    private Created deploy(String properties) {
        return World.put(events.buses.resourceTypes(), "AWS::Events::Archive", HUB, "Kept", properties);
    }

    private void ring(String source) {
        events.put(HUB, EventWorld.entry("doors").toBuilder().source(source).build());
        events.world.time.runFor(Duration.ZERO);
    }

    private void create(String name, String bus, String pattern, int days) {
        call(CreateArchiveRequest.builder().archiveName(name).eventSourceArn(bus).eventPattern(pattern)
                .retentionDays(days).build(), CreateArchiveResponse.class);
    }

    private DescribeArchiveResponse archive(String name) {
        return call(DescribeArchiveRequest.builder().archiveName(name).build(), DescribeArchiveResponse.class);
    }

    private DescribeReplayResponse replay(String name) {
        return call(DescribeReplayRequest.builder().replayName(name).build(), DescribeReplayResponse.class);
    }

    private StartReplayResponse startReplay(String name) {
        return startReplay(request(name).build());
    }

    private StartReplayResponse startReplay(StartReplayRequest request) {
        return call(request, StartReplayResponse.class);
    }

    private StartReplayRequest.Builder request(String name) {
        return StartReplayRequest.builder().replayName(name).eventSourceArn(ARCHIVE)
                .destination(ReplayDestination.builder().arn(BUS).build())
                .eventStartTime(start).eventEndTime(start.plus(Duration.ofDays(1)));
    }

    private List<String> archives(ListArchivesRequest request) {
        return call(request, ListArchivesResponse.class).archives().stream()
                .map(archive -> archive.archiveName()).toList();
    }

    private List<String> replays(ListReplaysRequest request) {
        return call(request, ListReplaysResponse.class).replays().stream().map(replay -> replay.replayName()).toList();
    }

    private <R extends SdkPojo> R call(SdkPojo request, Class<R> response) {
        return events.world.call(events.buses.operations(), World.role(HUB), request, response);
    }
}
