package org.transithandshake.lab.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.text.Fault;
import org.yaml.snakeyaml.Yaml;

/** The published schema says what the reader says. */
class SchemaTest {
    private static final Path POLICIES = Path.of("..", "policies");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"hub.yaml", "spoke.yaml"})
    void theExamplesAreGoodForTheReaderAndTheSchema(String file) throws IOException {
        String text = Files.readString(POLICIES.resolve(file));

        assertThat(PolicyFile.read(text).faults()).isEmpty();
        assertThat(schema().validate(JSON.valueToTree(new Yaml().load(text)))).isEmpty();
    }

    /** The reader, asked with an unknown key, names those that it knows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "                                    | {version: 1, ?: 1}",
        "/segments/additionalProperties/oneOf/1 | {version: 1, segments: {main: {?: 1}}}",
        "/segments/additionalProperties/oneOf/1/properties/static/items |"
                + " {version: 1, segments: {main: {static: [{?: 1}]}}}",
        "/invitations/items                  | {version: 1, invitations: [{?: 1}]}",
        "/invitations/items/properties/when  | {version: 1, invitations: [{when: {?: 1}}]}",
        "/admit/items                        | {version: 1, admit: [{?: 1}]}",
        "/admit/items/properties/when        | {version: 1, admit: [{when: {?: 1}}]}",
        "/admit/items/properties/when/properties/subnets | {version: 1, admit: [{when: {subnets: {?: 1}}}]}",
        "/place/items                        | {version: 1, place: [{?: 1}]}",
        "/place/items/properties/when        | {version: 1, place: [{when: {?: 1}}]}",
        "/routes                             | {version: 1, routes: {?: 1}}",
        "/exemptions/items                   | {version: 1, exemptions: [{?: 1}]}"})
    void bothKnowTheSameKeys(String pointer, String text) throws IOException {
        String unknown = "'qqqqqqqqqq' is not a key";
        String cure = PolicyFile.read(text.replace("?", "qqqqqqqqqq")).faults().stream()
                .filter(fault -> fault.what().startsWith(unknown)).map(Fault::cure).findFirst().orElseThrow();

        Set<String> inSchema = new TreeSet<>();
        tree().at(pointer == null ? "" : "/properties" + pointer).get("properties").fieldNames()
                .forEachRemaining(inSchema::add);

        assertThat(Arrays.asList(cure.replace("it knows ", "").split(", "))).containsExactlyElementsOf(inSchema);
    }

    @Test
    void whatTheSchemaRefusesTheReaderRefuses() throws IOException {
        for (String bad : List.of("{}", "{version: 2}", "{version: 1, admit: [{id: a, effect: place}]}",
                "{version: 1, admit: [{id: a, effect: admit}]}", "{version: 1, admit: {}}",
                "{version: 1, admit: [{id: A, effect: review}]}", "{version: 1, routes: {tables: all}}",
                "{version: 1, routes: {destinations: [10.0.0.0/8], tables: tagged}}",
                "{version: 1, routes: {destinations: [10.0.0.0/8], tagged: {Tier: private}}}",
                "{version: 1, routes: {destinations: [10.0.0.0/8], mode: writes}}",
                "{version: 1, routes: {destinations: [10.0.0.0/8, 10.0.0.0/8]}}",
                "{version: 1, place: [{id: a, effect: place, when: {within: ten}}]}",
                "{version: 1, place: [{id: a, effect: reject, when: {ipv4PrefixLength: {max: 33}}}]}")) {
            assertThat(schema().validate(JSON.valueToTree(new Yaml().load(bad)))).as(bad).isNotEmpty();
            assertThat(PolicyFile.read(bad).policy()).as(bad).isEmpty();
        }
    }

    private static JsonNode tree() throws IOException {
        return JSON.readTree(POLICIES.resolve("policy.schema.json").toFile());
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(tree());
    }
}
