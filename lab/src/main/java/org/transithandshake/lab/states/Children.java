package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.transithandshake.lab.time.Timeline;

/** The flows inside a Map or Parallel. */
final class Children {
    /** Inline maps run at most 40 iterations at once (Developer Guide, "Using Map state in Inline mode"). */
    private static final int WIDEST = 40;
    private final Interpreter interpreter;
    private final Timeline time;

    Children(Interpreter interpreter, Timeline time) {
        this.interpreter = interpreter;
        this.time = time;
    }

    JsonNode each(State.ForEach map, View view, Lane lane) {
        JsonNode items = map.items().map(template -> template.evaluate(view)).orElse(view.input());
        if (!items.isArray()) {
            throw StateFailure.query("The Items of state '" + map.name() + "' are no list: " + items);
        }
        List<Function<Strand, JsonNode>> children = new ArrayList<>();
        for (JsonNode item : items) {
            JsonNode place = Context.item(children.size(), item);
            JsonNode input = map.selector()
                    .map(selector -> selector.evaluate(view.withContext("Map", place))).orElse(item);
            children.add(part -> interpreter.run(map.processor(), input, lane.inner(part, Optional.of(place))));
        }
        long width = Numbers.whole(map.concurrency(), view, 0, "MaxConcurrency");
        return run(children, lane, width == 0 ? WIDEST : (int) Math.min(width, WIDEST));
    }

    JsonNode all(State.Parallel parallel, View view, Lane lane) {
        JsonNode input = parallel.arguments().map(template -> template.evaluate(view)).orElse(view.input());
        List<Function<Strand, JsonNode>> children = new ArrayList<>();
        for (Flow branch : parallel.branches()) {
            children.add(part -> interpreter.run(branch, input, lane.inner(part, Optional.empty())));
        }
        return run(children, lane, children.size());
    }

    private JsonNode run(List<Function<Strand, JsonNode>> children, Lane lane, int width) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        return results.addAll(Fork.run(time, lane.strand(), children, width));
    }
}
