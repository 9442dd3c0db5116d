package org.transithandshake.lab.states;

import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The last event of a history. */
final class EndEvents {
    private EndEvents() {
    }

    static void add(History history, Execution.Ending end) {
        switch (end.status()) {
            case SUCCEEDED -> history.add(end.at(), HistoryEventType.EXECUTION_SUCCEEDED, event -> event
                    .executionSucceededEventDetails(details -> details.output(end.output().toString())));
            case FAILED -> history.add(end.at(), HistoryEventType.EXECUTION_FAILED, event -> event
                    .executionFailedEventDetails(details -> details.error(end.error()).cause(end.cause())));
            case ABORTED -> history.add(end.at(), HistoryEventType.EXECUTION_ABORTED, event -> event
                    .executionAbortedEventDetails(details -> details.error(end.error()).cause(end.cause())));
            case TIMED_OUT -> history.add(end.at(), HistoryEventType.EXECUTION_TIMED_OUT, event -> event
                    .executionTimedOutEventDetails(details -> details.error(end.error()).cause(end.cause())));
            default -> throw new IllegalStateException("no end: " + end.status());
        }
    }
}
