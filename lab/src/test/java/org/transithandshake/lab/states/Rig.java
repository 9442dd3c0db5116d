package org.transithandshake.lab.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Api;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Functions;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** State machines among fakes: functions and services are lambdas, time is virtual. */
final class Rig implements Authorizer, Functions, Integrations {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final String ACCOUNT = "111111111111";
    static final String ROLE = "arn:aws:iam::111111111111:role/machine";
    static final Caller PERSON = Caller.person(ACCOUNT, "eu-west-1");
    private static final ObjectMapper JSON = new ObjectMapper();

    final Timeline time = new Timeline(1, START);
    final Journal journal = new Journal();
    final List<JsonNode> events = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final List<Access> checked = new ArrayList<>();
    final Map<String, Function<JsonNode, JsonNode>> functions = new HashMap<>();
    final Map<String, Function<JsonNode, JsonNode>> services = new HashMap<>();
    final StateMachines machines = new StateMachines(new Neighbours(time, journal, this,
            (account, source, type, resources, detail) -> events.add(detail), this, this, Switches.quiet()));
    final Api api = new Api(time, Delays.typical(), journal, this, (c, s, o, q, p, e) -> { });

    Rig() {
        api.add(machines.operations());
    }

    /** Single quotes stand for double ones. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A machine of these states; single quotes stand for double ones. */
    String put(String startAt, String states) {
        return put(StateMachineType.STANDARD, "'StartAt':'" + startAt + "','States':{" + states + "}");
    }

    String put(StateMachineType type, String definition) {
        String text = "{'QueryLanguage':'JSONata'," + definition + "}";
        return machines.put(ACCOUNT, "eu-west-1", "m", type, ROLE, text.replace('\'', '"'));
    }

    /** Runs a machine of these states to its end and describes the execution. */
    DescribeExecutionResponse run(String startAt, String states, String input) {
        String arn = machines.start(put(startAt, states), json(input), "test");
        time.runUntilIdle();
        return describe(arn);
    }

    DescribeExecutionResponse run(String startAt, String states) {
        return run(startAt, states, "{}");
    }

    /** The output of a machine of these states, which must succeed. */
    JsonNode output(String startAt, String states, String input) {
        DescribeExecutionResponse end = run(startAt, states, input);
        if (end.output() == null) {
            throw new AssertionError(end.error() + ": " + end.cause());
        }
        return json(end.output());
    }

    /** What a Pass state makes of an input. */
    JsonNode pass(String output, String input) {
        return output("P", "'P':{'Type':'Pass','Output':" + output + ",'End':true}", input);
    }

    DescribeExecutionResponse describe(String arn) {
        return (DescribeExecutionResponse) call(DescribeExecutionRequest.builder().executionArn(arn).build());
    }

    SdkPojo call(SdkPojo request) {
        return call(PERSON, request);
    }

    SdkPojo call(Caller caller, SdkPojo request) {
        return api.call(caller, "states", request.getClass().getSimpleName().replace("Request", ""), request);
    }

    /** Seconds of virtual time since the start. */
    long seconds() {
        return Duration.between(START, time.now()).toSeconds();
    }

    /** The states entered, in order; retries with an asterisk. */
    List<String> path() {
        return journal.of(Entry.Transition.class).map(t -> t.state() + (t.retry() ? "*" : "")).toList();
    }

    List<String> statuses() {
        return journal.of(Entry.Execution.class).map(Entry.Execution::status).toList();
    }

    @Override
    public JsonNode invoke(String functionArn, JsonNode payload, String origin) {
        calls.add(functionArn + " " + payload);
        return functions.get(functionArn.replaceFirst(".*:", "")).apply(payload);
    }

    @Override
    public void invokeLater(String functionArn, JsonNode payload, String origin) {
        throw new AssertionError("not expected");
    }

    @Override
    public JsonNode call(Caller caller, String service, String operation, JsonNode arguments) {
        calls.add(service + ":" + operation + " " + arguments);
        return services.get(operation).apply(arguments);
    }

    @Override
    public void check(Caller caller, Access access) {
        checked.add(access);
        if (access.resource().endsWith(":forbidden")) {
            throw new AwsError(403, "AccessDeniedException", "User is not authorized");
        }
    }

    @Override
    public void checkResourcePolicy(JsonNode policy, Caller caller, Access access) {
        throw new AssertionError("not expected");
    }

    @Override
    public void checkServicePrincipal(JsonNode policy, String servicePrincipal, Access access) {
        throw new AssertionError("not expected");
    }

    @Override
    public void checkTrust(String roleArn, String servicePrincipal) {
        checked.add(new Access(servicePrincipal, roleArn));
    }
}
