package org.transithandshake.lab.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The shipped template as CloudFormation gets it. It is left in {@code lab/target/expanded.json} for {@code .ci/run},
 * which compares it with the real SAM translator's and has it judged by cdk-nag and the rules of Control Tower.
 */
class ExpansionTest {
    @Test
    void theShippedTemplateBecomesPlainCloudFormation() throws IOException {
        ObjectNode expanded = Expansion.of(Path.of("..", "template.yaml"));

        assertThat(expanded.fieldNames()).toIterable().contains("Parameters", "Conditions", "Resources", "Outputs")
                .doesNotContain("Transform", "Globals");
        assertThat(expanded.get("Resources"))
                .noneMatch(resource -> resource.get("Type").asText().startsWith("AWS::Serverless::"));
        Files.writeString(Path.of("target", "expanded.json"), JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(expanded));
    }
}
