package org.transithandshake.lab.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions and rules over the parameters Role = hub and List = a,b. */
final class TruthTest {
    private static final Map<String, JsonNode> VALUES = new HashMap<>(TemplateReader.parse("""
            {"Role": "hub", "List": ["a", "b"], "Three": "3"}""").properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    private static final Evaluator EVALUATOR =
            new Evaluator(new KnownNames(VALUES), TemplateReader.parse("M: {hub: {size: 3}}"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !Equals [!Ref Role, hub]                                     | true
            !Equals [!Ref Role, spoke]                                   | false
            !Equals [!Ref Three, 3]                                      | true
            !Equals [!FindInMap [M, !Ref Role, size], 3]                 | true
            !Equals [!Join ["", !Ref List], ab]                          | true
            !Equals [!Select [1, !Ref List], b]                          | true
            !Not [!Equals [a, b]]                                        | true
            !And [!Equals [a, a], !Equals [a, b]]                        | false
            !Or [!Equals [a, a], !Equals [a, b]]                         | true
            !Not [!Condition Other]                                      | false
            {"Fn::Contains": [[hub, spoke], !Ref Role]}                  | true
            {"Fn::Contains": [!Ref List, c]}                             | false
            {"Fn::EachMemberIn": [!Ref List, [a, b, c]]}                 | true
            {"Fn::EachMemberIn": [!Ref List, [a]]}                       | false
            {"Fn::EachMemberEquals": [!Ref List, a]}                     | false
            """)
    void functionsDecide(String yaml, boolean expected) {
        JsonNode section = TemplateReader.parse("Other: !Equals [a, a]\nC: " + yaml);
        assertThat(Conditions.decide(section, EVALUATOR).holds("C")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !Equals [!Ref Rol, hub]   | only parameters can be used here, but Rol is none (did you mean
            !Equals [hub]             | Fn::Equals needs a list of 2 arguments
            !Condition None           | the condition None is not in the section Conditions.
            !Not [!Condition C]       | the condition C depends on itself.
            {"Fn::Cidr": [a, b]}      | The function Fn::Cidr is not supported in conditions
            hub                       | a condition must be one function
            !Equals [!Select [2, !Ref List], b] | Fn::Select cannot select nonexistent value at index 2
            """)
    void faultsNameTheirCondition(String yaml, String message) {
        assertThatThrownBy(() -> Conditions.decide(TemplateReader.parse("C: " + yaml), EVALUATOR))
                .hasMessageStartingWith("Condition C: ").hasMessageContaining(message);
    }

    @Test
    void aFalseAssertionFailsItsRuleWithItsDescription() {
        JsonNode rules = TemplateReader.parse("""
                Hub:
                  RuleCondition: !Equals [!Ref Role, hub]
                  Assertions:
                    - {Assert: !Equals [a, b], AssertDescription: A hub needs AllowedAccounts.}
                    - Assert: !Equals [a, c]
                """);
        assertThatThrownBy(() -> Rules.check(rules, EVALUATOR)).hasMessage("""
                Rule Hub: A hub needs AllowedAccounts.
                Rule Hub: the assertion failed: {"Fn::Equals":["a","c"]}""");
    }

    @Test
    void aRuleWhoseConditionIsFalseAssertsNothing() {
        JsonNode rules = TemplateReader.parse("""
                Spoke:
                  RuleCondition: !Equals [!Ref Role, spoke]
                  Assertions: [{Assert: !Equals [a, b]}]
                """);
        assertThatCode(() -> Rules.check(rules, EVALUATOR)).doesNotThrowAnyException();
    }
}
