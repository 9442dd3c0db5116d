package org.transithandshake.lab.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.transithandshake.path.Flow;
import org.transithandshake.path.Service;
import org.transithandshake.path.Tracer;

/** Facts with some values taken away, doubled or changed: they are read, or refused with a sentence. */
final class MutatedFactsTest {

    /** {@code -Dfuzz.inputs=50000} takes more. */
    private static final int ROUNDS = Integer.getInteger("fuzz.inputs", 1_000);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<JsonNode> STRANGE = List.of(text(""), text("10.0.0.0/33"), text("::/0"), text("vpc-a"),
            text("\u202E"), text("x".repeat(9_000)), JsonNodeFactory.instance.numberNode(-7),
            JsonNodeFactory.instance.numberNode(1e300), JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.arrayNode().add(text("10.0.0.0/8")),
            JsonNodeFactory.instance.booleanNode(true), JsonNodeFactory.instance.numberNode(65536));

    private final Random random = new Random(9);

    @Test
    void noFactsMakeItCrash() throws JsonProcessingException {
        JsonNode a = JSON.readTree(Samples.A);
        JsonNode b = JSON.readTree(Samples.B);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String left = mutated(a).toString();
            String right = mutated(b).toString();
            try {
                Tracer.trace(new Sides().add("a.json", left).add("b.json", right).network(),
                        Flow.between("10.1.1.4", "10.2.1.4", Service.tcp(22)));
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotBlank();
                refused++;
            }
        }
        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }

    private JsonNode mutated(JsonNode original) {
        JsonNode copy = original.deepCopy();
        List<JsonNode> inner = new ArrayList<>();
        collect(copy, inner);
        JsonNode place = inner.get(random.nextInt(inner.size()));
        JsonNode strange = STRANGE.get(random.nextInt(STRANGE.size()));
        if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            JsonNode ignored = random.nextInt(3) == 0 ? object.remove(name) : object.replace(name, strange);
        } else if (place instanceof ArrayNode array) {
            int index = random.nextInt(array.size());
            JsonNode ignored = random.nextBoolean() ? array.set(index, strange) : array.add(array.get(index));
        }
        return copy;
    }

    private static void collect(JsonNode node, List<JsonNode> inner) {
        if (!node.isEmpty()) {
            inner.add(node);
            node.forEach(child -> collect(child, inner));
        }
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }
}
