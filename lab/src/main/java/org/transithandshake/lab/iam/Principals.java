package org.transithandshake.lab.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The Principal element of a resource or trust policy. {@code "*"} and {@code {"AWS": "*"}} are everyone, services
 * included; an account's id and its root ARN are everyone in that account (IAM User Guide, "AWS JSON policy elements:
 * Principal").
 */
record Principals(boolean everyone, List<String> identities, List<String> services) {
    static Principals parse(JsonNode node) {
        if (node.isTextual() && node.asText().equals("*")) {
            return new Principals(true, List.of(), List.of());
        }
        Malformed.onlyKnown(node, Set.of("AWS", "Service"), "Principal");
        List<String> identities = list(node, "AWS");
        identities.forEach(Principals::requireIdentity);
        List<String> services = list(node, "Service");
        services.forEach(Principals::requireService);
        if (identities.isEmpty() && services.isEmpty()) {
            throw Malformed.error("Principal names nobody.");
        }
        return new Principals(identities.contains("*"), identities, services);
    }

    private static List<String> list(JsonNode node, String kind) {
        return node.has(kind) ? Malformed.texts(node.get(kind), "Principal " + kind) : new ArrayList<>();
    }

    private static void requireIdentity(String name) {
        if (!name.matches("\\*|\\d{12}|arn:aws[a-z-]*:(iam|sts)::\\d{12}:[^*?]+")) {
            throw Malformed.error("Invalid principal in policy: \"AWS\":\"" + name
                    + "\" is neither \"*\", an account id, nor an ARN without wildcards.");
        }
    }

    private static void requireService(String name) {
        if (!name.matches("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?")) {
            throw Malformed.error("Invalid principal in policy: \"Service\":\"" + name + "\"");
        }
    }

    boolean include(Principal principal) {
        return everyone || switch (principal) {
            case Principal.Service(String name) -> services.contains(name);
            case Principal.Identity(String account, String arn) -> identities.contains(account)
                    || identities.contains("arn:aws:iam::" + account + ":root") || identities.contains(arn);
        };
    }
}
