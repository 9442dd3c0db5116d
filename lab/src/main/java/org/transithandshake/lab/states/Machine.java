package org.transithandshake.lab.states;

import java.time.Duration;
import java.time.Instant;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** A state machine as it was last put. */
record Machine(String account, String region, String name, StateMachineType type, String roleArn, String text,
        Definition definition, Instant created) {
    /** Quotas of Step Functions: an express execution ends after five minutes, a standard one after a year. */
    private static final Duration EXPRESS_LIMIT = Duration.ofMinutes(5);
    private static final Duration STANDARD_LIMIT = Duration.ofDays(365);

    static String arn(String account, String region, String name) {
        return "arn:aws:states:" + region + ":" + account + ":stateMachine:" + name;
    }

    String arn() {
        return arn(account, region, name);
    }

    boolean isExpress() {
        return type == StateMachineType.EXPRESS;
    }

    /** How long an execution may run. */
    Duration limit() {
        Duration most = isExpress() ? EXPRESS_LIMIT : STANDARD_LIMIT;
        return definition.timeout().filter(timeout -> timeout.compareTo(most) < 0).orElse(most);
    }

    /** The ARN of an execution; express names are not unique, so those ARNs end in a unique part. */
    String executionArn(String executionName, Ids ids) {
        String place = "arn:aws:states:" + region + ":" + account;
        return isExpress() ? place + ":express:" + name + ":" + executionName + ":" + ids.uuid()
                : place + ":execution:" + name + ":" + executionName;
    }

    /** Who an execution is when it calls a service. */
    Caller caller(String executionArn) {
        return new Caller(account, region, roleArn, name, executionArn);
    }
}
