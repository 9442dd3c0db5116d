package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.transithandshake.lab.fakes.World;

/** Makes events and patterns of few names and values, so that about a half of them match. */
final class PatternMaker {
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final List<String> OTHERS = List.of("d", "e");
    private static final List<String> VALUES =
            List.of("'x'", "'xy'", "'10.1.2.3'", "1", "2", "true", "null", "'X'", "'1'");
    private static final List<String> TESTS = List.of("{'prefix':'x'}", "{'suffix':'y'}", "{'anything-but':['x']}",
            "{'anything-but':{'prefix':'x'}}", "{'numeric':['>',0,'<=',1]}", "{'exists':true}", "{'exists':false}",
            "{'equals-ignore-case':'x'}", "{'cidr':'10.1.0.0/16'}", "{'wildcard':'x*'}", "{'prefix':'1'}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final Random random;

    PatternMaker(Random random) {
        this.random = random;
    }

    ObjectNode event() {
        return object(2);
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        Stream.concat(NAMES.stream(), OTHERS.stream()).filter(name -> random.nextInt(5) > 0)
                .forEach(name -> object.set(name, value(depth)));
        return object;
    }

    private JsonNode value(int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0, 1 -> object(depth - 1);
            case 2, 3 -> list(depth - 1);
            default -> World.json(one(VALUES));
        };
    }

    private ArrayNode list(int depth) {
        ArrayNode list = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth));
        }
        return list;
    }

    /** A pattern of one level without alternatives. */
    ObjectNode flatPattern() {
        ObjectNode pattern = NODES.objectNode();
        NAMES.stream().filter(name -> random.nextBoolean()).forEach(name -> pattern.set(name, leaf()));
        return pattern.isEmpty() ? pattern.set("a", leaf()) : pattern;
    }

    ObjectNode pattern() {
        ObjectNode pattern = random.nextInt(4) == 0 ? NODES.objectNode() : fields(NAMES, 2);
        if (random.nextInt(3) == 0 || pattern.isEmpty()) {
            ArrayNode alternatives = pattern.putArray("$or");
            for (int i = 2 + random.nextInt(2); i > 0; i--) {
                alternatives.add(fields(OTHERS, 1));
            }
        }
        return pattern;
    }

    private ObjectNode fields(List<String> names, int depth) {
        ObjectNode fields = NODES.objectNode();
        names.stream().filter(name -> random.nextInt(3) == 0).forEach(name -> fields.set(name, inner(depth)));
        return fields.isEmpty() ? fields.set(names.getFirst(), leaf()) : fields;
    }

    private JsonNode inner(int depth) {
        return depth > 0 && random.nextInt(4) == 0 ? fields(NAMES, depth - 1) : leaf();
    }

    private ArrayNode leaf() {
        ArrayNode leaf = NODES.arrayNode();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            leaf.add(World.json(one(random.nextBoolean() ? VALUES : TESTS)));
        }
        return leaf;
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
