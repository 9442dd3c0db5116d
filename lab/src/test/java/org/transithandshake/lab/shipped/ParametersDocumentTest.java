package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The template's parameters as a person meets them: in the console, in an error, and in {@code docs/parameters.md}. */
class ParametersDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "parameters.md");
    /** Members of the structures that StackSets takes. */
    private static final Set<String> AWS_NAMES = Set.of("OrganizationalUnitIds",
            "FailureToleranceCount", "MaxConcurrentCount");
    private static final JsonNode METADATA = section("Metadata", "Parameters").path("AWS::CloudFormation::Interface");
    private static final JsonNode PARAMETERS = section("Parameters", "Rules");

    static Stream<Map.Entry<String, JsonNode>> parameters() {
        return PARAMETERS.properties().stream();
    }

    @Test
    void everyParameterIsInOneGroupAndHasALabel() {
        List<String> names = parameters().map(Map.Entry::getKey).toList();
        List<String> grouped = new ArrayList<>();
        METADATA.path("ParameterGroups").forEach(group -> group.path("Parameters")
                .forEach(name -> grouped.add(name.asText())));

        assertThat(grouped).containsExactlyInAnyOrderElementsOf(names);
        assertThat(METADATA.path("ParameterLabels").properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    /** CloudFormation shows a pattern to whoever misses it; a sentence with an example helps more. */
    @ParameterizedTest
    @MethodSource("parameters")
    void everyParameterSaysWhatItTakes(Map.Entry<String, JsonNode> parameter) {
        JsonNode definition = parameter.getValue();
        assertThat(definition.path("Description").asText()).isNotBlank();
        if (definition.has("AllowedPattern")) {
            assertThat(definition.path("ConstraintDescription").asText())
                    .startsWith(parameter.getKey() + " is ").contains("such as ");
        } else {
            assertThat(definition.has("AllowedValues") || definition.has("MinValue")).isTrue();
        }
    }

    /** When this fails, what it wanted is what belongs into the document. */
    @Test
    void theDocumentHasTheTemplatesTables() throws IOException {
        List<String> wanted = new ArrayList<>();
        for (JsonNode group : METADATA.path("ParameterGroups")) {
            wanted.addAll(List.of("", "## " + group.path("Label").path("default").asText(), "",
                    "| parameter | default | takes | meaning |", "|---|---|---|---|"));
            group.path("Parameters").forEach(name -> wanted.add(row(name.asText())));
        }
        String document = Files.readString(DOCUMENT);
        assertThat(document.substring(document.indexOf("\n## "), document.lastIndexOf("|\n") + 2))
                .isEqualTo(String.join("\n", wanted) + "\n");
    }

    /** What a person copies from the guide. */
    @Test
    void theGuidesCommandsNameParametersThatThereAre() throws IOException {
        Set<String> names = Pattern.compile("(?:ParameterKey=|[ `])(?!Parameter)([A-Z][a-z]+[A-Z]\\w+)(?=[=,])")
                .matcher(Files.readString(DOCUMENT.resolveSibling("deploy.md"))).results()
                .map(found -> found.group(1)).filter(name -> !AWS_NAMES.contains(name)).collect(Collectors.toSet());
        assertThat(names).contains("AdmitShared", "SpokeVpcs")
                .isSubsetOf(parameters().map(Map.Entry::getKey).toList());
    }

    private static String row(String name) {
        JsonNode definition = PARAMETERS.path(name);
        String given = definition.path("Default").asText();
        return "| `" + name + "` | " + (!definition.has("Default") ? "must be given" : given.isEmpty() ? "empty"
                : "`" + given + "`") + " | " + takes(name, definition) + " | "
                + definition.path("Description").asText() + " |";
    }

    private static String takes(String name, JsonNode definition) {
        if (definition.has("AllowedValues")) {
            return String.join(", ", StreamSupport.stream(definition.get("AllowedValues").spliterator(), false)
                    .map(value -> "`" + value.asText() + "`").toList());
        }
        return definition.has("MinValue")
                ? definition.get("MinValue").asText() + " to " + definition.get("MaxValue").asText()
                : definition.path("ConstraintDescription").asText().substring((name + " is ").length());
    }

    /** These two sections use no functions, so they are plain YAML. */
    private static JsonNode section(String name, String next) {
        try {
            String text = Files.readString(Shipped.TEMPLATE);
            String part = text.substring(text.indexOf("\n" + name + ":\n"), text.indexOf("\n" + next + ":\n"));
            return new ObjectMapper().<JsonNode>valueToTree(new Yaml().<Map<String, Object>>load(part)).path(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
