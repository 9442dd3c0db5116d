package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads StartAt and States into a {@link Flow}. */
final class FlowReader {
    private static final Template NO_ARGUMENTS = new Template.Literal(JsonNodeFactory.instance.objectNode());
    private static final Template UNLIMITED = new Template.Literal(JsonNodeFactory.instance.numberNode(0));
    private final boolean express;

    /** @param express whether the machine is EXPRESS, which cannot wait for a task token */
    FlowReader(boolean express) {
        this.express = express;
    }

    Flow read(Fields fields) {
        Map<String, State> states = new LinkedHashMap<>();
        fields.objects("States").forEach((name, state) -> states.put(name, state(name, state)));
        return new Flow(text(fields, "StartAt"), states);
    }

    private State state(String name, Fields fields) {
        fields.skip("Comment");
        if (fields.has("QueryLanguage")) {
            fields.must("QueryLanguage", "JSONata");
        }
        State state = switch (text(fields, "Type")) {
            case "Task" -> task(name, fields);
            case "Map" -> map(name, fields);
            case "Parallel" -> parallel(name, fields);
            case "Choice" -> choice(name, fields);
            case "Wait" -> wait(name, fields);
            case "Pass" -> new State.Pass(name, ExitReader.exit(fields));
            case "Succeed" -> new State.Succeed(name, ExitReader.last(fields));
            case "Fail" -> new State.Fail(name, words(fields, "Error"), words(fields, "Cause"));
            default -> throw fields.invalid("the type is unknown", "Type");
        };
        fields.end();
        return state;
    }

    private State task(String name, Fields fields) {
        Resource resource = Resource.parse(text(fields, "Resource"), fields);
        if (express && resource.token()) {
            throw fields.invalid("Express state machines do not support '.waitForTaskToken'", "Resource");
        }
        Optional<Template> heartbeat = seconds(fields, "HeartbeatSeconds");
        if (heartbeat.isPresent() && !resource.token()) {
            throw fields.invalid("only a task with a token can send heartbeats", "HeartbeatSeconds");
        }
        Optional<Template> timeout = seconds(fields, "TimeoutSeconds");
        if (literal(heartbeat) >= literal(timeout)) {
            throw fields.invalid("it must be smaller than TimeoutSeconds", "HeartbeatSeconds");
        }
        return new State.Task(name, resource, fields.template("Arguments").orElse(NO_ARGUMENTS), timeout, heartbeat,
                ExitReader.recovery(fields), ExitReader.exit(fields));
    }

    private State map(String name, Fields fields) {
        Fields processor = fields.object("ItemProcessor");
        if (processor.has("ProcessorConfig")) {
            Fields config = processor.object("ProcessorConfig");
            config.must("Mode", "INLINE");
            config.end();
        }
        Flow flow = read(processor);
        processor.end();
        return new State.ForEach(name, flow, fields.template("Items", "a list", JsonNode::isArray),
                fields.template("ItemSelector"),
                fields.template("MaxConcurrency", "a whole number", FlowReader::notNegative).orElse(UNLIMITED),
                ExitReader.recovery(fields), ExitReader.exit(fields));
    }

    private State parallel(String name, Fields fields) {
        fields.need("Branches");
        List<Flow> branches = fields.list("Branches").stream().map(branch -> {
            branch.skip("Comment");
            Flow flow = read(branch);
            branch.end();
            return flow;
        }).toList();
        return new State.Parallel(name, branches, fields.template("Arguments"), ExitReader.recovery(fields),
                ExitReader.exit(fields));
    }

    private static State choice(String name, Fields fields) {
        fields.need("Choices");
        List<Fields> rules = fields.list("Choices");
        List<State.Choice.Rule> read = IntStream.range(0, rules.size())
                .mapToObj(i -> rule(rules.get(i), "Choices[" + i + "]")).toList();
        return new State.Choice(name, read, ExitReader.otherwise(fields));
    }

    private static State.Choice.Rule rule(Fields fields, String label) {
        fields.skip("Comment");
        fields.need("Condition");
        Template condition = fields.template("Condition", "a boolean", JsonNode::isBoolean).orElseThrow();
        State.Choice.Rule rule = new State.Choice.Rule(condition, ExitReader.to(fields, label));
        fields.end();
        return rule;
    }

    private static State wait(String name, Fields fields) {
        if (fields.has("Seconds") == fields.has("Timestamp")) {
            throw fields.invalid("exactly one of Seconds and Timestamp is expected", "Seconds");
        }
        boolean relative = fields.has("Seconds");
        Template until = relative ? fields.template("Seconds", "a whole number", FlowReader::notNegative).orElseThrow()
                : words(fields, "Timestamp").orElseThrow();
        return new State.Wait(name, until, relative, ExitReader.exit(fields));
    }

    private static Optional<Template> seconds(Fields fields, String name) {
        return fields.template(name, "a positive whole number", value -> notNegative(value) && value.longValue() > 0);
    }

    /** NaN, which no comparison holds for, where there is none or an expression. */
    private static double literal(Optional<Template> seconds) {
        return seconds.orElse(null) instanceof Template.Literal(JsonNode value) ? value.doubleValue() : Double.NaN;
    }

    private static Optional<Template> words(Fields fields, String name) {
        return fields.template(name, "a text", JsonNode::isTextual);
    }

    private static boolean notNegative(JsonNode value) {
        return value.isIntegralNumber() && value.longValue() >= 0;
    }

    private static String text(Fields fields, String name) {
        return fields.text(name).orElseThrow(() -> fields.invalid("the field is missing", name));
    }
}
