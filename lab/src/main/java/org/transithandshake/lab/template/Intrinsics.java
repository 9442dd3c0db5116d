package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** CloudFormation's functions and how they look in a template: an object with this one key. */
final class Intrinsics {
    /** Give values; allowed in properties and outputs. */
    static final Set<String> VALUES = Set.of("Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Split", "Fn::Select",
            "Fn::FindInMap", "Fn::Base64", "Fn::If");
    /** Give truth; allowed in Conditions and Rules. */
    static final Set<String> TESTS = Set.of("Condition", "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not", "Fn::Contains",
            "Fn::EachMemberIn", "Fn::EachMemberEquals");

    private Intrinsics() {
    }

    static Optional<String> ofTag(String tag) {
        String name = tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag;
        return VALUES.contains(name) || TESTS.contains(name) ? Optional.of(name) : Optional.empty();
    }

    /** The call that this node is, if it is one; an object that mixes a function with other keys is an error. */
    static Optional<Map.Entry<String, JsonNode>> call(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getKey().equals("Ref") || entry.getKey().startsWith("Fn::")) {
                if (node.size() > 1) {
                    throw new TemplateException(entry.getKey() + " must be the only key of its object: " + node);
                }
                if (!VALUES.contains(entry.getKey()) && !TESTS.contains(entry.getKey())) {
                    throw new TemplateException("The function " + entry.getKey() + " is not supported; supported are "
                            + supported() + ".");
                }
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    static Set<String> supported() {
        Set<String> all = new TreeSet<>(VALUES);
        all.addAll(TESTS);
        return all;
    }
}
