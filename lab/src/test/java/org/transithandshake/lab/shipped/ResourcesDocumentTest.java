package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.template.Expansion;

/** docs/resources.md has every resource of the expanded template, by type and by the account that gets it. */
class ResourcesDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "resources.md");
    private static final Map<String, String> WHO = Map.of("", "both", "IsHub", "hub", "IsSpoke", "spoke",
            "SpokeHasPolicyParameter", "spoke, if SpokeHasPolicyParameter",
            "SpokeHasPolicyProfile", "spoke, if SpokeHasPolicyProfile",
            "HasPolicyFile", "both, if HasPolicyFile", "HasPolicyProfile", "both, if HasPolicyProfile",
            "Notifies", "both, if Notifies");

    /** When this fails, what it wanted is what belongs into the document. */
    @Test
    void theTableHasEveryResourceOfTheTemplate() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream().filter(line -> line.startsWith("| `AWS::")).toList();

        assertThat(rows).containsExactlyElementsOf(wanted());
    }

    private static List<String> wanted() {
        Map<String, TreeSet<String>> names = new TreeMap<>();
        for (Map.Entry<String, JsonNode> resource : Expansion.of(Shipped.TEMPLATE).get("Resources").properties()) {
            String condition = resource.getValue().path("Condition").asText();
            String who = WHO.getOrDefault(condition, "hub, if " + condition);
            names.computeIfAbsent("| `" + resource.getValue().path("Type").asText() + "` | " + who + " | ",
                    row -> new TreeSet<>()).add("`" + resource.getKey() + "`");
        }
        return names.entrySet().stream().map(row -> row.getKey() + String.join(", ", row.getValue()) + " |").toList();
    }
}
