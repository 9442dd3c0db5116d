package org.transithandshake.lab.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.permissions.Allowed.Kind;
import org.transithandshake.lab.permissions.Stacks.Deployed;

/** Every statement fits what AWS's Service Authorization Reference says of its actions. */
class ActionFactsTest {
    private static final ActionFacts FACTS = ActionFacts.load();
    /** Keys of every service (IAM User Guide, "AWS global condition context keys"). */
    private static final Set<String> GLOBAL =
            Set.of("aws:SourceArn", "aws:SourceAccount", "aws:PrincipalOrgID", "aws:SecureTransport");

    /** Listed as required, but a call names one kind only: a standard execution, executions of a machine. */
    private static final Set<String> OTHER_KINDS = Set.of("express", "maprun");

    static List<Deployed> stacks() {
        return Stacks.all();
    }

    @Test
    void theFactsAreThoseOfTheTemplatesActions() {
        Set<String> named = PolicyReader.template().stream()
                .flatMap(one -> one.actions().stream()).filter(ActionFactsTest::isOne)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(FACTS.actions()).as("iam-actions.json; .ci/checks/update-facts writes it anew").isEqualTo(named);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everyResourceIsOneThatTheActionTakes(Deployed stack) {
        for (Allowed one : stack.statements()) {
            for (String action : one.actions().stream().filter(ActionFactsTest::isOne).toList()) {
                assertThat(one.resources()).as("%s of %s", action, one.owner())
                        .allMatch(pattern -> fits(action, pattern));
            }
        }
    }

    /** Not the denial of all that a service has. */
    private static boolean isOne(String action) {
        return !action.endsWith(":*");
    }

    /** Everything is right only for an action that knows no resources. */
    private static boolean fits(String action, String pattern) {
        return pattern.equals("*") ? !FACTS.hasResources(action) : !FACTS.typesOf(action, pattern).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everyResourceThatACallNamesIsAllowed(Deployed stack) {
        Map<String, List<Allowed>> byRole = stack.statements().stream().filter(one -> one.kind() == Kind.ROLE)
                .collect(Collectors.groupingBy(Allowed::owner));
        byRole.forEach((role, statements) -> statements.stream().flatMap(one -> one.actions().stream()).forEach(
                action -> assertThat(types(action, statements)).as("%s of %s", action, role)
                        .containsAll(FACTS.required(action).stream().filter(t -> !OTHER_KINDS.contains(t)).toList())));
    }

    private static Set<String> types(String action, List<Allowed> statements) {
        return statements.stream().filter(one -> one.actions().contains(action))
                .flatMap(one -> one.resources().stream()).flatMap(arn -> FACTS.typesOf(action, arn).stream())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everyConditionKeyIsOneThatTheActionHas(Deployed stack) {
        for (Allowed one : stack.statements()) {
            for (String action : one.actions().stream().filter(ActionFactsTest::isOne).toList()) {
                assertThat(one.resources()).allSatisfy(pattern -> assertThat(one.conditions())
                        .as("%s of %s on %s", action, one.owner(), pattern)
                        .allMatch(condition -> known(condition.split(" ")[1], action, pattern)));
            }
        }
    }

    private static boolean known(String key, String action, String pattern) {
        return GLOBAL.contains(key) || FACTS.conditionKeys(action, pattern).stream()
                .anyMatch(listed -> listed.endsWith("/") ? key.startsWith(listed) : key.equals(listed));
    }
}
