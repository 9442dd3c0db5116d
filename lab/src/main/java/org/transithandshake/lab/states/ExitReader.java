package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads Next, End, Default, Output, Assign, Retry and Catch. */
final class ExitReader {
    private static final long MOST_ATTEMPTS = 99_999_999;

    private ExitReader() {
    }

    /** The exit of a state that has either Next or {@code "End": true}. */
    static Exit exit(Fields fields) {
        Optional<String> next = fields.text("Next");
        boolean end = fields.get("End").map(JsonNode::booleanValue).orElse(false);
        if (next.isPresent() == end) {
            throw fields.invalid("exactly one of Next and End is expected", "Next");
        }
        return new Exit(end ? Exit.END : "Next", next, fields.template("Output"), assign(fields));
    }

    /** The exit of a Succeed, which has no Assign. */
    static Exit last(Fields fields) {
        return new Exit(Exit.END, Optional.empty(), fields.template("Output"), Map.of());
    }

    /** The exit of an entry of Choices or Catch. */
    static Exit to(Fields fields, String label) {
        fields.need("Next");
        return new Exit(label, fields.text("Next"), fields.template("Output"), assign(fields));
    }

    static Optional<Exit> otherwise(Fields fields) {
        Optional<Template> output = fields.template("Output");
        Map<String, Template> assign = assign(fields);
        return fields.text("Default").map(next -> new Exit("Default", Optional.of(next), output, assign));
    }

    private static Map<String, Template> assign(Fields fields) {
        Map<String, Template> assign = new LinkedHashMap<>();
        fields.get("Assign").ifPresent(node -> {
            String path = fields.path() + "/Assign";
            Fields.of(node, path);
            node.properties().forEach(variable -> {
                if (!variable.getKey().matches("[\\p{IsAlphabetic}_][\\p{IsAlphabetic}\\p{IsDigit}_]{0,79}")
                        || variable.getKey().equals("states")) {
                    throw fields.invalid("'" + variable.getKey() + "' is no name for a variable", "Assign");
                }
                assign.put(variable.getKey(), Template.of(variable.getValue(), path + "/" + variable.getKey()));
            });
        });
        return assign;
    }

    static Recovery recovery(Fields fields) {
        List<Retrier> retriers = fields.list("Retry").stream().map(ExitReader::retrier).toList();
        List<Recovery.Catcher> catchers = new ArrayList<>();
        for (Fields entry : fields.list("Catch")) {
            entry.skip("Comment");
            catchers.add(new Recovery.Catcher(errors(entry), to(entry, "Catch[" + catchers.size() + "]")));
            entry.end();
        }
        allIsLast(fields, "Retry", retriers.stream().map(Retrier::errors).toList());
        allIsLast(fields, "Catch", catchers.stream().map(Recovery.Catcher::errors).toList());
        return new Recovery(retriers, catchers);
    }

    private static void allIsLast(Fields fields, String name, List<ErrorMatch> entries) {
        for (int i = 0; i < entries.size() - 1; i++) {
            if (entries.get(i).isAll()) {
                throw fields.invalid("States.ALL must be in the last entry", name + "[" + i + "]");
            }
        }
    }

    private static Retrier retrier(Fields fields) {
        fields.skip("Comment");
        Duration interval = Duration.ofSeconds(fields.whole("IntervalSeconds", 1).orElse(1L));
        long attempts = Math.min(fields.whole("MaxAttempts", 0).orElse(3L), MOST_ATTEMPTS);
        Optional<Duration> longest = fields.whole("MaxDelaySeconds", 1).map(Duration::ofSeconds);
        if (longest.isPresent() && longest.get().compareTo(interval) <= 0) {
            throw fields.invalid("it must be greater than IntervalSeconds", "MaxDelaySeconds");
        }
        Retrier retrier = new Retrier(errors(fields), interval, (int) attempts, backoff(fields), longest,
                jitter(fields));
        fields.end();
        return retrier;
    }

    private static double backoff(Fields fields) {
        Optional<JsonNode> rate = fields.get("BackoffRate");
        if (rate.isPresent() && (!rate.get().isNumber() || rate.get().doubleValue() < 1)) {
            throw fields.invalid("a number of at least 1.0 is expected", "BackoffRate");
        }
        return rate.map(JsonNode::doubleValue).orElse(2.0);
    }

    private static boolean jitter(Fields fields) {
        return switch (fields.text("JitterStrategy").orElse("NONE")) {
            case "FULL" -> true;
            case "NONE" -> false;
            default -> throw fields.invalid("FULL or NONE is expected", "JitterStrategy");
        };
    }

    private static ErrorMatch errors(Fields fields) {
        JsonNode node = fields.need("ErrorEquals");
        List<String> names = new ArrayList<>();
        node.forEach(name -> names.add(name.textValue()));
        if (!node.isArray() || names.isEmpty() || names.contains(null)) {
            throw fields.invalid("a list of error names is expected", "ErrorEquals");
        }
        names.stream().filter(name -> name.startsWith("States.") && !StateFailure.NAMES.contains(name)).findFirst()
                .ifPresent(name -> {
                    throw fields.invalid("Step Functions has no error named '" + name + "'", "ErrorEquals");
                });
        ErrorMatch errors = new ErrorMatch(names);
        if (errors.isAll() && names.size() > 1) {
            throw fields.invalid("States.ALL must be alone", "ErrorEquals");
        }
        return errors;
    }
}
