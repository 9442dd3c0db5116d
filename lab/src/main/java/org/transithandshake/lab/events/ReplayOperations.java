package org.transithandshake.lab.events;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Pages;
import software.amazon.awssdk.services.eventbridge.model.CancelReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.CancelReplayResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayResponse;
import software.amazon.awssdk.services.eventbridge.model.ListReplaysRequest;
import software.amazon.awssdk.services.eventbridge.model.ListReplaysResponse;
import software.amazon.awssdk.services.eventbridge.model.StartReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.StartReplayResponse;

/** Starts, reads and cancels the caller's replays. */
final class ReplayOperations {
    private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");
    private final Replays replays;
    private final Buses buses;

    ReplayOperations(Replays replays, Buses buses) {
        this.replays = replays;
        this.buses = buses;
    }

    void addTo(Operations operations) {
        operations
                .on(StartReplayRequest.class, this::start, (caller, q) -> List.of(
                        access("events:StartReplay", caller, q.replayName()),
                        new Access("events:StartReplay", String.valueOf(q.eventSourceArn()))))
                .on(DescribeReplayRequest.class, this::describe,
                        (caller, q) -> List.of(access("events:DescribeReplay", caller, q.replayName())))
                .on(ListReplaysRequest.class, this::list)
                .on(CancelReplayRequest.class, this::cancel,
                        (caller, q) -> List.of(access("events:CancelReplay", caller, q.replayName())));
    }

    private Access access(String action, Caller caller, String name) {
        return new Access(action, replays.arn(caller.account(), name));
    }

    private StartReplayResponse start(Caller caller, StartReplayRequest q) {
        Replay replay = replays.start(caller.account(), q, check(caller, q));
        return StartReplayResponse.builder().replayArn(replays.arn(caller.account(), q.replayName()))
                .state(replay.state()).replayStartTime(replay.began()).build();
    }

    private Archive check(Caller caller, StartReplayRequest q) {
        if (q.replayName() == null || !NAME.matcher(q.replayName()).matches()) {
            throw new AwsError("ValidationException", "Not the name of a replay: " + q.replayName());
        }
        if (Stream.of(q.eventSourceArn(), q.eventStartTime(), q.eventEndTime(), q.destination())
                .anyMatch(Objects::isNull) || q.destination().arn() == null) {
            throw new AwsError("ValidationException",
                    "Parameters EventSourceArn, EventStartTime, EventEndTime and Destination.Arn must be given.");
        }
        String bus = buses.own(q.destination().arn(), caller.account()).address().arn(buses.region());
        Archive archive = replays.archive(caller.account(), q.eventSourceArn());
        if (!archive.busArn().equals(bus)) {
            throw invalid("Destination.Arn", "Cross event bus replay is not permitted.");
        }
        if (!q.eventStartTime().isBefore(q.eventEndTime())) {
            throw invalid("EventEndTime", "EventStartTime must be before EventEndTime.");
        }
        return archive;
    }

    private static AwsError invalid(String parameter, String reason) {
        return new AwsError("ValidationException", "Parameter " + parameter + " is not valid. Reason: " + reason);
    }

    private DescribeReplayResponse describe(Caller caller, DescribeReplayRequest q) {
        Replay replay = replays.get(caller.account(), q.replayName());
        StartReplayRequest asked = replay.request();
        return DescribeReplayResponse.builder().replayName(asked.replayName())
                .replayArn(replays.arn(caller.account(), asked.replayName())).description(asked.description())
                .state(replay.state()).eventSourceArn(asked.eventSourceArn()).destination(asked.destination())
                .eventStartTime(asked.eventStartTime()).eventEndTime(asked.eventEndTime())
                .eventLastReplayedTime(replay.last()).replayStartTime(replay.began()).replayEndTime(replay.ended())
                .build();
    }

    /** API reference, ListReplays: one filter at most. */
    private ListReplaysResponse list(Caller caller, ListReplaysRequest q) {
        if (Stream.of(q.namePrefix(), q.eventSourceArn(), q.stateAsString()).filter(Objects::nonNull).count() > 1) {
            throw new AwsError("ValidationException", "At most one filter is allowed for ListReplays. "
                    + "Use either : State, EventSourceArn, or NamePrefix.");
        }
        Pages.Page<Replay> page = Pages.large().cut(replays.of(caller.account()).stream()
                .filter(replay -> q.namePrefix() == null
                        || replay.request().replayName().startsWith(q.namePrefix()))
                .filter(replay -> q.eventSourceArn() == null
                        || replay.request().eventSourceArn().equals(q.eventSourceArn()))
                .filter(replay -> q.state() == null || replay.state() == q.state())
                .toList(), q.limit(), q.nextToken(), "ValidationException");
        return ListReplaysResponse.builder().nextToken(page.nextToken())
                .replays(page.items().stream().map(ReplayOperations::summary).toList()).build();
    }

    private static software.amazon.awssdk.services.eventbridge.model.Replay summary(Replay replay) {
        StartReplayRequest asked = replay.request();
        return software.amazon.awssdk.services.eventbridge.model.Replay.builder().replayName(asked.replayName())
                .eventSourceArn(asked.eventSourceArn()).state(replay.state()).eventStartTime(asked.eventStartTime())
                .eventEndTime(asked.eventEndTime()).eventLastReplayedTime(replay.last())
                .replayStartTime(replay.began()).replayEndTime(replay.ended()).build();
    }

    private CancelReplayResponse cancel(Caller caller, CancelReplayRequest q) {
        Replay replay = replays.get(caller.account(), q.replayName());
        if (!replay.isUnderWay()) {
            throw new AwsError("IllegalStatusException", "Replay " + q.replayName()
                    + " is not in a valid state for this operation.");
        }
        replay.cancel();
        return CancelReplayResponse.builder().replayArn(replays.arn(caller.account(), q.replayName()))
                .state(replay.state()).build();
    }
}
