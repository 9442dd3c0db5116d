package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.OwnersOnly;

/** One event bus with its rules, in the order of their creation, and its resource policy. */
final class Bus {
    /** Quota "Event bus policy size", EventBridge User Guide. */
    private static final int LONGEST_POLICY = 10_240;
    private final BusAddress address;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, JsonNode> statements = new LinkedHashMap<>();
    private Patterns patterns = new Patterns(List.of());

    Bus(BusAddress address) {
        this.address = address;
    }

    BusAddress address() {
        return address;
    }

    Collection<Rule> rules() {
        return List.copyOf(rules.values());
    }

    void put(Rule rule) {
        Patterns.check(rule.pattern());
        rules.put(rule.name(), rule);
        patterns = new Patterns(rules.values());
    }

    Rule rule(String name) {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw new AwsError("ResourceNotFoundException",
                    "Rule " + name + " does not exist on EventBus " + address.name() + ".");
        }
        return rule;
    }

    void remove(String rule) {
        rules.remove(rule);
        patterns = new Patterns(rules.values());
    }

    boolean has(String rule) {
        return rules.containsKey(rule);
    }

    /** The enabled rules that match. */
    List<Rule> matching(JsonNode envelope) {
        Set<String> names = patterns.matching(envelope);
        return rules.values().stream().filter(rule -> rule.isEnabled() && names.contains(rule.name())).toList();
    }

    /** Adds a statement to the policy, or replaces the one of the same id. */
    void allow(String statementId, JsonNode statement) {
        Map<String, JsonNode> changed = new LinkedHashMap<>(statements);
        changed.put(statementId, statement);
        int length = document(changed.values()).toString().length();
        if (length > LONGEST_POLICY) {
            throw new AwsError("PolicyLengthExceededException", "The policy of " + address.name() + " would have "
                    + length + " characters; at most " + LONGEST_POLICY + " are allowed.");
        }
        statements.put(statementId, statement);
    }

    /** Takes a statement away; false where there was none of this id. */
    boolean forbid(String statementId) {
        return statements.remove(statementId) != null;
    }

    void forbidAll() {
        statements.clear();
    }

    /** Refuses a caller whom the policy denies, and one of another account whom it does not allow. */
    void check(Authorizer authorizer, Caller caller, Access access) {
        authorizer.checkResourcePolicy(statements.isEmpty()
                ? OwnersOnly.policy(address.account(), access.action(), access.resource()) : policy(), caller, access);
    }

    ObjectNode policy() {
        return document(statements.values());
    }

    private static ObjectNode document(Collection<JsonNode> statements) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ArrayNode list = policy.putArray("Statement");
        statements.forEach(list::add);
        return policy;
    }
}
