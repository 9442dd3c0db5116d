package org.transithandshake.lab.api;

import com.fasterxml.jackson.databind.JsonNode;

/** Step Functions as EventBridge sees it. */
public interface Executions {
    /** Starts an execution with a name of Step Functions' choosing; returns its ARN. */
    String start(String stateMachineArn, JsonNode input, String origin);
}
