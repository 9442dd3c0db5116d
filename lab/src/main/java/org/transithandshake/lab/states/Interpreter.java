package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches.Quirk;
import org.transithandshake.lab.time.Timeline;

/** Walks the states of one execution, as plain code that waits in virtual time. */
final class Interpreter {
    private final Shared shared;
    private final Execution execution;
    private final Context context;
    private final Timeline time;

    /** A state is over: by which exit, and with which output. */
    private record Step(Exit exit, JsonNode output) {
    }

    Interpreter(Shared shared, Execution execution) {
        this.shared = shared;
        this.execution = execution;
        this.context = new Context(execution);
        this.time = shared.time();
    }

    /** Runs the execution to its end; must be called inside a task of the timeline. */
    void run() {
        try {
            Lane lane = new Lane(Scope.empty(), execution.strand(), Optional.empty());
            execution.succeed(run(execution.machine().definition().flow(), execution.input(), lane));
        } catch (StateFailure failure) {
            execution.fail(failure.error(), failure.getMessage());
        } catch (Strand.Halted halted) {
            // Who halted the strand has ended the execution.
        }
    }

    /** Runs a flow to its end and returns its output. */
    JsonNode run(Flow flow, JsonNode input, Lane lane) {
        State state = flow.first();
        JsonNode data = input;
        while (true) {
            lane.strand().check();
            Step step = visit(state, data, lane);
            shared.coverage().left(execution.machine().arn(), state, step.exit());
            data = step.output();
            execution.history().exited(time.now(), state, data.toString());
            if (step.exit().next().isEmpty()) {
                return data;
            }
            state = flow.state(step.exit().next().get());
        }
    }

    private Step visit(State state, JsonNode input, Lane lane) {
        enter(state, false);
        execution.history().entered(time.now(), state, input.toString());
        Values.limited(input, "an input", state.name());
        Instant entered = time.now();
        View view = view(state, input, lane, entered, 0);
        return switch (state) {
            case State.Fallible fallible -> attempt(fallible, view, lane, entered);
            case State.Choice choice -> choose(choice, view, lane);
            case State.Wait wait -> {
                lane.strand().sleep(length(wait, view));
                yield leave(state, wait.exit(), view, lane, input);
            }
            case State.Pass pass -> leave(state, pass.exit(), view, lane, input);
            case State.Succeed succeed -> leave(state, succeed.exit(), view, lane, input);
            case State.Fail fail -> throw new StateFailure(text(fail.error(), view), text(fail.cause(), view));
        };
    }

    private void enter(State state, boolean retry) {
        Machine machine = execution.machine();
        if (execution.history().isFull() && !machine.isExpress()) {
            // No page names the error; nothing may catch it, as nothing can happen any more.
            throw new StateFailure(StateFailure.RUNTIME,
                    "The execution reached the maximum number of history events (25000).");
        }
        shared.coverage().entered(machine.arn(), state);
        shared.around().journal().write(new Entry.Transition(time.now(), machine.account(), machine.name(),
                execution.arn(), state.name(), retry));
    }

    private View view(State state, JsonNode input, Lane lane, Instant entered, int retries) {
        return View.of(input, context.of(state, entered, retries, lane.map()), lane.scope(), shared.functions());
    }

    /** Output and Assign both see the variables as they were on entry. */
    private static Step leave(State state, Exit exit, View view, Lane lane, JsonNode otherwise) {
        JsonNode output = exit.output().map(template -> template.evaluate(view)).orElse(otherwise);
        Map<String, JsonNode> assigned = new LinkedHashMap<>();
        exit.assign().forEach((name, value) ->
                assigned.put(name, Values.limited(value.evaluate(view), "a variable", state.name())));
        Step step = new Step(exit, Values.limited(output, "an output", state.name()));
        lane.scope().assign(assigned);
        return step;
    }

    private Step attempt(State.Fallible state, View first, Lane lane, Instant entered) {
        Retries retries = new Retries(state.recovery().retriers(), shared.jitter());
        View view = first;
        for (int retried = 1; ; retried++) {
            try {
                JsonNode result = Values.limited(perform(state, view, lane), "a result", state.name());
                return leave(state, state.exit(), view.with("result", result), lane, result);
            } catch (StateFailure failure) {
                if (state instanceof State.Task task) {
                    execution.history().taskFailed(time.now(), task, failure);
                }
                retries.decider(failure).ifPresent(index ->
                        shared.coverage().retried(execution.machine().arn(), state, index));
                Optional<Retries.Retry> retry = retries.after(failure);
                if (retry.isEmpty()) {
                    return caught(state, failure, view, lane);
                }
                lane.strand().sleep(retry.get().pause());
                enter(state, true);
                view = view(state, first.input(), lane, entered, retried);
            }
        }
    }

    private JsonNode perform(State.Fallible state, View view, Lane lane) {
        return switch (state) {
            case State.Task task -> {
                execution.history().called(task);
                yield new Tasks(shared, execution).run(task, view, lane.strand());
            }
            case State.ForEach map -> new Children(this, time).each(map, view, lane);
            case State.Parallel parallel -> new Children(this, time).all(parallel, view, lane);
        };
    }

    private Step caught(State.Fallible state, StateFailure failure, View view, Lane lane) {
        Exit exit = state.recovery().catchers().stream()
                .filter(catcher -> catcher.errors().matches(failure.error()))
                .map(Recovery.Catcher::exit).findFirst().orElseThrow(() -> failure);
        return leave(state, exit, view.with("errorOutput", failure.output()), lane, failure.output());
    }

    private Step choose(State.Choice choice, View view, Lane lane) {
        for (State.Choice.Rule rule : choice.rules()) {
            JsonNode holds = rule.condition().evaluate(view);
            if (!holds.isBoolean()) {
                throw StateFailure.query("The Condition of state '" + choice.name() + "' is no boolean: " + holds);
            }
            if (holds.booleanValue()) {
                return leave(choice, exit(choice, rule), view, lane, view.input());
            }
        }
        Exit otherwise = choice.otherwise().orElseThrow(() -> new StateFailure(StateFailure.NO_CHOICE_MATCHED,
                "No choice of the state '" + choice.name() + "' matched and it has no Default."));
        return leave(choice, otherwise, view, lane, view.input());
    }

    private Exit exit(State.Choice choice, State.Choice.Rule rule) {
        boolean both = shared.around().switches().has(Quirk.CHOICE_ALWAYS_ASSIGNS);
        return both ? choice.otherwise().map(rule.exit()::assigningAlso).orElse(rule.exit()) : rule.exit();
    }

    private Duration length(State.Wait wait, View view) {
        if (wait.relative()) {
            return Duration.ofSeconds(Numbers.whole(wait.until(), view, 0, "Seconds"));
        }
        String until = wait.until().evaluate(view).asText();
        try {
            return Duration.between(time.now(), Instant.parse(until));
        } catch (DateTimeException e) {
            throw StateFailure.query("The Timestamp of state '" + wait.name() + "' is no ISO 8601 time: " + until);
        }
    }

    private static String text(Optional<Template> template, View view) {
        JsonNode value = template.map(t -> t.evaluate(view)).orElse(JsonNodeFactory.instance.textNode(""));
        if (!value.isTextual()) {
            throw StateFailure.query("Error and Cause must be strings, not " + value);
        }
        return value.textValue();
    }
}
