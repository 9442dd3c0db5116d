package org.transithandshake.lab.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transithandshake.lab.fakes.World.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.fakes.World;
import software.amazon.awssdk.services.eventbridge.model.InputTransformer;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

class InputTemplateTest {
    private static final Rule RULE = new Rule(new BusAddress(World.HUB, "doors"), World.REGION, "ring", "",
            "{}", RuleState.ENABLED, List.of());
    private static final JsonNode EVENT = json("{'id':'7','resources':['r0','r1'],'detail':{'name':'a<b>','n':3,"
            + "'list':[1,2],'dotted.key':'x'}}");

    private static String fill(String template, Map<String, String> paths) {
        InputTransformer transformer = InputTransformer.builder().inputPathsMap(paths)
                .inputTemplate(template.replace('\'', '"')).build();
        return new InputTemplate(transformer).fill(RULE, EVENT, World.START).replace('"', '\'');
    }

    @Test
    void outsideQuotesAValueIsItsJson() {
        assertThat(fill("{'name':<name>,'n':<n>,'list':<list>}",
                Map.of("name", "$.detail.name", "n", "$.detail.n", "list", "$.detail.list")))
                .isEqualTo("{'name':'a<b>','n':3,'list':[1,2]}");
    }

    @Test
    void withinQuotesAValueIsItsText() {
        assertThat(fill("'<name> has <n>: \\'<name>\\''", Map.of("name", "$.detail.name", "n", "$.detail.n")))
                .isEqualTo("'a<b> has 3: \\'a<b>\\''");
    }

    @Test
    void pathsStepIntoListsAndQuotedNames() {
        assertThat(fill("[<r>,<d>]", Map.of("r", "$.resources[1]", "d", "$.detail['dotted.key']")))
                .isEqualTo("['r1','x']");
    }

    @Test
    void theReservedNamesNeedNoPath() {
        assertThat(fill("['<aws.events.rule-arn>',<aws.events.rule-name>,<aws.events.event.ingestion-time>]",
                Map.of())).isEqualTo("['" + RULE.arn() + "','ring','2026-01-01T00:00:00Z']");
        assertThat(json(fill("<aws.events.event.json>", Map.of()))).isEqualTo(EVENT);
        assertThat(json(fill("<aws.events.event>", Map.of()))).isEqualTo(json("{'id':'7','resources':['r0','r1']}"));
        assertThat(EVENT.has("detail")).isTrue();
    }

    @Test
    void aPathThatFindsNothingLeavesNothing() {
        assertThat(fill("{'a':'<gone>'}", Map.of("gone", "$.detail.gone"))).isEqualTo("{'a':''}");
    }

    @Test
    void anUndefinedNameIsRefused() {
        assertThatThrownBy(() -> fill("<b>", Map.of("a", "$.id"))).isInstanceOf(AwsError.class)
                .hasMessageContaining("<b>").hasMessageContaining("[a]");
    }
}
