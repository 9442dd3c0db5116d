package org.transithandshake.lab.api;

import com.fasterxml.jackson.databind.JsonNode;

/** Lambda as its callers inside the lab see it. */
public interface Functions {
    /**
     * Invokes a function and waits for its answer (inside a task of the timeline).
     *
     * @param origin what the invocation is part of, see {@link Caller#origin}
     * @throws FunctionFailed when the function throws
     */
    JsonNode invoke(String functionArn, JsonNode payload, String origin);

    /** Queues an event for a function; as Lambda does, a failure is tried twice more, a minute and two minutes on. */
    void invokeLater(String functionArn, JsonNode payload, String origin);

    /** A function threw: {@code error} is the exception's class name, {@code cause} Lambda's error JSON. */
    final class FunctionFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String error;

        public FunctionFailed(String error, String cause) {
            super(cause);
            this.error = error;
        }

        public String error() {
            return error;
        }
    }
}
