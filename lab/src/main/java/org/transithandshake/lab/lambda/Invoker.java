package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.api.Functions.FunctionFailed;
import org.transithandshake.lab.api.HandlerFactory;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.time.Delay;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Gate;
import org.transithandshake.lab.time.Timeline;

/**
 * Runs one invocation of a function.
 *
 * <p>The handler runs in a task of its own while the invoker waits for it, so that a timeout ends the invocation at
 * its instant. Lambda then kills the environment; here it loses its credentials, so that what still runs in it can no
 * longer change anything.
 */
final class Invoker {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Timeline time;
    private final Delays delays;
    private final Journal journal;
    private final HandlerFactory factory;
    private final SessionIssuer sessions;
    private final Faults faults;

    /** What a handler left: an answer, or a failure. */
    private record Outcome(JsonNode answer, FunctionFailed failure) {
        JsonNode unwrap() {
            if (failure != null) {
                throw failure;
            }
            return answer;
        }
    }

    Invoker(Timeline time, Delays delays, Journal journal, HandlerFactory factory, SessionIssuer sessions,
            Faults faults) {
        this.faults = faults;
        this.time = time;
        this.delays = delays;
        this.journal = journal;
        this.factory = factory;
        this.sessions = sessions;
    }

    /**
     * Invokes in an idle environment, or in a new one.
     *
     * @throws FunctionFailed when the handler throws or takes too long
     * @throws AwsError {@code TooManyRequestsException} when the reserved concurrency is used up; and whatever the
     *                  lab's faults refuse it with
     */
    JsonNode invoke(DeployedFunction function, JsonNode payload, String origin, String requestId) {
        Instant began = time.now();
        FunctionConfig config = function.config();
        Fault fault = faults.of(new Faults.Invocation(config.account(), config.name(), payload)).orElse(null);
        if (fault instanceof Fault.Refused(AwsError error)) {
            throw error;
        }
        boolean cold = !function.hasIdle();
        Environment environment = function.take();
        Outcome outcome;
        try {
            time.pause(delays.of(cold ? Delay.COLD_START : Delay.WARM_START));
            outcome = serve(config, environment, payload, new InvocationContext(
                    requestId, origin, function, time, time.now().plus(config.timeout())), fault);
        } finally {
            function.giveBack(environment, config);
        }
        String error = outcome.failure == null ? "" : outcome.failure.error();
        String answer = outcome.failure == null ? outcome.answer.toString() : "";
        journal.write(new Entry.Invocation(
                time.now(), began, config.account(), config.name(), origin, cold, error, answer));
        return outcome.unwrap();
    }

    private Outcome serve(FunctionConfig config, Environment environment, JsonNode payload,
            InvocationContext context, Fault fault) {
        environment.serve(sessions.issue(config.caller(context.origin())));
        Gate<Outcome> gate = new Gate<>(time);
        time.spawn(config.name() + " " + context.requestId(), Duration.ZERO,
                () -> gate.open(handle(config, environment, payload, context, fault)));
        return gate.await(config.timeout()).orElseGet(() -> {
            environment.shutDown();
            return new Outcome(null, Failures.timedOut(context.requestId(), config.timeout()));
        });
    }

    private Outcome handle(FunctionConfig config, Environment environment, JsonNode payload,
            InvocationContext context, Fault fault) {
        StandardOut.keep();
        try {
            suffer(fault, false, config);
            if (environment.handler() == null) {
                environment.initialized(
                        factory.create(config.handler(), config.environment(), environment.credentials()));
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            environment.handler().handleRequest(
                    new ByteArrayInputStream(JSON.writeValueAsBytes(payload)), answer, context);
            suffer(fault, true, config);
            return new Outcome(parse(answer.toByteArray()), null);
        } catch (Faults.Death death) {
            environment.shutDown();
            return new Outcome(null, Failures.died(context.requestId()));
        } catch (Throwable problem) {
            // The runtime turns everything that a handler throws, errors too, into a failed invocation.
            return new Outcome(null, Failures.thrown(problem));
        } finally {
            StandardOut.kept().forEach(line -> log(line, context.function()));
        }
    }

    private void log(String line, DeployedFunction function) {
        function.log(line);
        MetricLines.read(line, time.now(), function.config()).forEach(journal::write);
    }

    /** What is silent outlasts its time limit, and its environment with it. */
    private void suffer(Fault fault, boolean afterwards, FunctionConfig config) {
        if (fault instanceof Fault.Silent(boolean late) && late == afterwards) {
            time.pause(config.timeout().plusSeconds(1));
            throw new Faults.Death();
        }
        if (fault instanceof Fault.Died(boolean late) && late == afterwards) {
            throw new Faults.Death();
        }
    }

    /** A handler that writes nothing answers null. */
    private static JsonNode parse(byte[] answer) throws IOException {
        return answer.length == 0 ? NullNode.getInstance() : JSON.readTree(answer);
    }
}
