package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.eventbridge.model.StartReplayRequest;

/**
 * Brings archived events to their bus again, a minute of their {@code time} after the other; the lab takes a second for
 * each such minute. A replayed event is as it was, id included, but names the replay.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html">StartReplay</a>
 */
final class Replays {
    /** The member that every replayed event has. */
    static final String NAME = "replay-name";
    /** EventBridge User Guide, "Replaying archived events": active concurrent replays per account and Region. */
    private static final int MOST = 10;
    private static final Duration PACE = Duration.ofSeconds(1);
    private final Archives archives;
    private final Buses buses;
    private final Router router;
    private final Timeline time;
    private final Map<String, Replay> byArn = new LinkedHashMap<>();

    Replays(Archives archives, Buses buses, Router router, Timeline time) {
        this.archives = archives;
        this.buses = buses;
        this.router = router;
        this.time = time;
    }

    /** Starts a replay whose request was checked. */
    Replay start(String account, StartReplayRequest request, Archive archive) {
        if (byArn.containsKey(arn(account, request.replayName()))) {
            throw new AwsError("ResourceAlreadyExistsException", "Replay " + request.replayName()
                    + " already exists.");
        }
        if (of(account).stream().filter(Replay::isUnderWay).count() >= MOST) {
            throw new AwsError("LimitExceededException", "At most " + MOST + " replays can be active at a time.");
        }
        Replay replay = new Replay(account, request, time.now());
        byArn.put(arn(account, request.replayName()), replay);
        List<List<JsonNode>> minutes = minutes(archive.events(time.now()), request);
        time.after(PACE, () -> run(replay, buses.get(archive.bus()), minutes));
        return replay;
    }

    /** The events of the range by the minute of their time: from the start on, before the end. */
    private static List<List<JsonNode>> minutes(List<JsonNode> events, StartReplayRequest request) {
        return new ArrayList<>(events.stream()
                .filter(event -> !at(event).isBefore(request.eventStartTime())
                        && at(event).isBefore(request.eventEndTime()))
                .collect(Collectors.groupingBy(event -> at(event).truncatedTo(ChronoUnit.MINUTES), TreeMap::new,
                        Collectors.toList())).values());
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.path("time").asText());
    }

    private void run(Replay replay, Bus bus, List<List<JsonNode>> minutes) {
        replay.run();
        if (!replay.isUnderWay() || minutes.isEmpty()) {
            replay.end(time.now());
            return;
        }
        minutes.getFirst().forEach(event -> bring(replay, bus, event));
        time.after(PACE, () -> run(replay, bus, minutes.subList(1, minutes.size())));
    }

    private void bring(Replay replay, Bus bus, JsonNode event) {
        List<String> rules = replay.request().destination().filterArns();
        ObjectNode copy = event.deepCopy();
        router.arrive(bus, copy.put(NAME, replay.request().replayName()), false,
                rule -> rules.isEmpty() || rules.contains(rule.arn()));
        replay.reached(at(event));
    }

    Replay get(String account, String name) {
        Replay replay = byArn.get(arn(account, name));
        if (replay == null) {
            throw new AwsError("ResourceNotFoundException", "Replay " + name + " does not exist.");
        }
        return replay;
    }

    Archive archive(String account, String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return archives.find(account, name).filter(archive -> archive.arn().equals(arn)).orElseThrow(() ->
                new AwsError("ValidationException", "Parameter EventSourceArn is not valid. Reason: Archive " + name
                        + " does not exist."));
    }

    List<Replay> of(String account) {
        return byArn.values().stream().filter(replay -> replay.account().equals(account)).toList();
    }

    String arn(String account, String name) {
        return "arn:aws:events:" + buses.region() + ":" + account + ":replay/" + name;
    }
}
