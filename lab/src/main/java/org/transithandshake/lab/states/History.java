package org.transithandshake.lab.states;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What GetExecutionHistory tells of an execution: its begin and end, states entered and left, and failed tasks. */
final class History {
    /** Step Functions Developer Guide, "Avoid reaching the history quota": the last event must be the end. */
    private static final int MOST = 25_000;
    /** Of a task that waits for its token: scheduled, started, submitted, succeeded; of another one but the third. */
    private static final int OF_TASK_WITH_TOKEN = 4;
    private static final int OF_TASK = 3;

    private final List<HistoryEvent> events = new ArrayList<>();
    private int untold;

    void add(Instant at, HistoryEventType type, Consumer<HistoryEvent.Builder> details) {
        HistoryEvent.Builder event = HistoryEvent.builder().id(events.size() + 1L)
                .previousEventId((long) events.size()).timestamp(at).type(type);
        details.accept(event);
        events.add(event.build());
    }

    void entered(Instant at, State state, String input) {
        add(at, HistoryEventType.fromValue(state.type() + "StateEntered"),
                event -> event.stateEnteredEventDetails(details -> details.name(state.name()).input(input)));
    }

    void exited(Instant at, State state, String output) {
        add(at, HistoryEventType.fromValue(state.type() + "StateExited"),
                event -> event.stateExitedEventDetails(details -> details.name(state.name()).output(output)));
    }

    void taskFailed(Instant at, State.Task task, StateFailure failure) {
        add(at, HistoryEventType.TASK_FAILED, event -> event.taskFailedEventDetails(details -> details
                .resource(task.resource().name()).error(failure.error()).cause(failure.getMessage())));
    }

    /** A task is called, now or again: the lab does not tell of its events, but AWS counts them. */
    void called(State.Task task) {
        untold += task.resource().token() ? OF_TASK_WITH_TOKEN : OF_TASK;
    }

    /** Whether there is room for nothing but the execution's end. */
    boolean isFull() {
        return events.size() + untold >= MOST - 1;
    }

    List<HistoryEvent> events() {
        return List.copyOf(events);
    }
}
