package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * The Rules section: assertions about combinations of parameters (CloudFormation User Guide, "CloudFormation template
 * Rules syntax"). A rule whose RuleCondition is false asserts nothing.
 */
final class Rules {
    private static final Set<String> ELEMENTS = Set.of("RuleCondition", "Assertions");
    private static final Set<String> ASSERTION = Set.of("Assert", "AssertDescription");

    private Rules() {
    }

    static void check(JsonNode section, Evaluator evaluator) {
        Truth truth = new Truth(evaluator, name -> {
            throw new TemplateException("rules cannot use the condition " + name + ".");
        });
        Faults faults = new Faults();
        section.properties().forEach(rule -> faults.collect("Rule " + rule.getKey() + ": ",
                () -> check(rule.getValue(), truth)));
        faults.throwIfAny();
    }

    private static void check(JsonNode rule, Truth truth) {
        Shape.onlyKnown(rule, ELEMENTS, "a rule");
        if (rule.has("RuleCondition") && !truth.of(rule.get("RuleCondition"))) {
            return;
        }
        Faults faults = new Faults();
        for (JsonNode assertion : rule.path("Assertions")) {
            Shape.onlyKnown(assertion, ASSERTION, "an assertion");
            if (!truth.of(assertion.path("Assert"))) {
                faults.add(assertion.path("AssertDescription").asText("the assertion failed: "
                        + assertion.path("Assert")));
            }
        }
        faults.throwIfAny();
    }
}
