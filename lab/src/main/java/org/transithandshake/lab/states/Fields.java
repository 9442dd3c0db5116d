package org.transithandshake.lab.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.transithandshake.lab.api.AwsError;

/**
 * Reads one JSON object of a definition and remembers what was asked for, so that {@link #end} can refuse the rest.
 * Every error is {@code InvalidDefinition} and names the place.
 */
final class Fields {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ObjectNode node;
    private final String path;
    private final Set<String> read = new HashSet<>();

    private Fields(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static Fields of(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new Fields(object, path);
        }
        throw invalid("a JSON object is expected", path, "");
    }

    static Fields ofText(String json) {
        try {
            return of(JSON.readTree(json), "");
        } catch (JsonProcessingException e) {
            throw invalid("INVALID_JSON_DESCRIPTION: " + e.getOriginalMessage(), "", "");
        }
    }

    String path() {
        return path;
    }

    boolean has(String name) {
        return node.has(name);
    }

    Optional<JsonNode> get(String name) {
        read.add(name);
        return Optional.ofNullable(node.get(name));
    }

    JsonNode need(String name) {
        return get(name).orElseThrow(() -> invalid("the field is missing", name));
    }

    Optional<String> text(String name) {
        return get(name).map(value -> {
            if (!value.isTextual() || value.textValue().isEmpty()) {
                throw invalid("a text is expected", name);
            }
            return value.textValue();
        });
    }

    Optional<Long> whole(String name, long least) {
        return get(name).map(value -> {
            if (!value.isIntegralNumber() || value.longValue() < least) {
                throw invalid("a whole number of at least " + least + " is expected", name);
            }
            return value.longValue();
        });
    }

    Optional<Template> template(String name) {
        return get(name).map(value -> Template.of(value, path + "/" + name));
    }

    /** A template that is an expression, or a literal that passes the test. */
    Optional<Template> template(String name, String expected, Predicate<JsonNode> literal) {
        return template(name).map(template -> {
            if (!(template instanceof Expression) && !literal.test(node.get(name))) {
                throw invalid(expected + " or a JSONata expression is expected", name);
            }
            return template;
        });
    }

    Fields object(String name) {
        return of(need(name), path + "/" + name);
    }

    /** The members of an object, in their order; none where it is absent. */
    Map<String, Fields> objects(String name) {
        Map<String, Fields> all = new LinkedHashMap<>();
        Fields members = object(name);
        members.node.properties().forEach(member ->
                all.put(member.getKey(), of(member.getValue(), members.path + "/" + member.getKey())));
        return all;
    }

    /** The objects of a list, none where it is absent. */
    List<Fields> list(String name) {
        List<Fields> all = new ArrayList<>();
        get(name).ifPresent(list -> {
            if (!list.isArray() || list.isEmpty()) {
                throw invalid("a list with at least one element is expected", name);
            }
            list.forEach(element -> all.add(of(element, path + "/" + name + "[" + all.size() + "]")));
        });
        return all;
    }

    void must(String name, String value) {
        JsonNode actual = need(name);
        if (!actual.asText().equals(value)) {
            throw invalid("the lab runs " + value + " only, not " + actual.asText(), name);
        }
    }

    void skip(String... names) {
        read.addAll(List.of(names));
    }

    void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                throw invalid("Field is not supported", name);
            }
        });
    }

    AwsError invalid(String message, String field) {
        return invalid(message, path, field);
    }

    private static AwsError invalid(String message, String path, String field) {
        return new AwsError("InvalidDefinition",
                "Invalid State Machine Definition: '" + message + " at " + path + "/" + field + "'");
    }
}
