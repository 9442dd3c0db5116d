package org.transithandshake.lab.states;

import java.util.List;
import java.util.Set;

/**
 * Which errors a Retry or Catch entry means.
 *
 * <p>{@code States.ALL} means every error but {@code States.DataLimitExceeded} and {@code States.Runtime};
 * {@code States.TaskFailed} every error but those and the timeouts; {@code States.Timeout} a missed heartbeat too;
 * {@code States.Runtime} is never caught. Source: Developer Guide, "Handling errors in Step Functions workflows".
 */
record ErrorMatch(List<String> names) {
    private static final Set<String> FATAL = Set.of(StateFailure.RUNTIME, StateFailure.DATA_LIMIT_EXCEEDED);
    private static final Set<String> TIMEOUTS = Set.of(StateFailure.TIMEOUT, StateFailure.HEARTBEAT_TIMEOUT);

    ErrorMatch {
        names = List.copyOf(names);
    }

    boolean matches(String error) {
        return !error.equals(StateFailure.RUNTIME) && names.stream().anyMatch(name -> matches(name, error));
    }

    boolean isAll() {
        return names.contains(StateFailure.ALL);
    }

    private static boolean matches(String name, String error) {
        return name.equals(error) || switch (name) {
            case StateFailure.ALL -> !FATAL.contains(error);
            case StateFailure.TASK_FAILED -> !FATAL.contains(error) && !TIMEOUTS.contains(error);
            case StateFailure.TIMEOUT -> error.equals(StateFailure.HEARTBEAT_TIMEOUT);
            default -> false;
        };
    }
}
