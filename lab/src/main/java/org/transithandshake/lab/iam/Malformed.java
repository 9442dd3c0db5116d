package org.transithandshake.lab.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;

/** The error of a policy that IAM would not take, or that the lab does not understand; and small readers using it. */
final class Malformed {
    private Malformed() {
    }

    static AwsError error(String message) {
        return new AwsError("MalformedPolicyDocument", message);
    }

    static void onlyKnown(JsonNode object, Set<String> known, String what) {
        if (!object.isObject()) {
            throw error(what + " must be an object, but is " + object + ".");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw error(what + " has the unknown element \"" + name + "\"; known are "
                        + known.stream().sorted().toList() + ".");
            }
        });
    }

    /** One value or a list of them; a list that is there must not be empty. */
    static List<String> texts(JsonNode node, String what) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(text(item, what)));
        } else {
            texts.add(text(node, what));
        }
        if (texts.isEmpty()) {
            throw error(what + " must not be an empty list.");
        }
        return List.copyOf(texts);
    }

    private static String text(JsonNode node, String what) {
        if (!node.isValueNode() || node.isNull()) {
            throw error(what + " must be text, but is " + node + ".");
        }
        if (node.asText().contains("${")) {
            throw error(what + " uses a policy variable, which the lab does not know: " + node.asText());
        }
        return node.asText();
    }
}
