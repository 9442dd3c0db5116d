package org.transithandshake.lab.states;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What GetExecutionHistory tells of an execution: its begin and end, states entered and left, and failed tasks. */
final class History {
    private final List<HistoryEvent> events = new ArrayList<>();

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

    List<HistoryEvent> events() {
        return List.copyOf(events);
    }
}
