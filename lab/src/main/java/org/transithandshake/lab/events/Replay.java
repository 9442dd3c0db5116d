package org.transithandshake.lab.events;

import java.time.Instant;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;
import software.amazon.awssdk.services.eventbridge.model.StartReplayRequest;

/** One replay: what was asked for, and how far it is. */
final class Replay {
    private static final Set<ReplayState> UNDER_WAY = Set.of(ReplayState.STARTING, ReplayState.RUNNING);
    private final String account;
    private final StartReplayRequest request;
    private final Instant began;
    private ReplayState state = ReplayState.STARTING;
    private Instant last;
    private Instant ended;

    Replay(String account, StartReplayRequest request, Instant began) {
        this.account = account;
        this.request = request;
        this.began = began;
    }

    boolean isUnderWay() {
        return UNDER_WAY.contains(state);
    }

    void run() {
        if (isUnderWay()) {
            state = ReplayState.RUNNING;
        }
    }

    void reached(Instant eventTime) {
        last = eventTime;
    }

    void cancel() {
        state = ReplayState.CANCELLING;
    }

    /** The end, of its own or since it was cancelled. */
    void end(Instant now) {
        state = isUnderWay() ? ReplayState.COMPLETED : ReplayState.CANCELLED;
        ended = now;
    }

    String account() {
        return account;
    }

    StartReplayRequest request() {
        return request;
    }

    ReplayState state() {
        return state;
    }

    Instant began() {
        return began;
    }

    /** The time of the last event that was replayed; null before the first. */
    Instant last() {
        return last;
    }

    /** Null while it is under way. */
    Instant ended() {
        return ended;
    }
}
