package org.transithandshake.lab.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * The ids of a policy's statements: each once, and in the policies of roles of letters and digits alone (IAM User
 * Guide, "IAM JSON policy elements: Sid").
 */
final class Sids {
    private Sids() {
    }

    /** @param statements a statement, or a list of them */
    static void check(JsonNode statements, PolicyKind kind) {
        Set<String> seen = new HashSet<>();
        if (statements.isArray()) {
            statements.forEach(statement -> check(statement.path("Sid"), kind, seen));
        } else {
            check(statements.path("Sid"), kind, seen);
        }
    }

    private static void check(JsonNode sid, PolicyKind kind, Set<String> seen) {
        if (sid.isMissingNode()) {
            return;
        }
        if (kind != PolicyKind.RESOURCE && !sid.asText().matches("[0-9A-Za-z]*")) {
            throw Malformed.error("Statement IDs (SID) must be alpha-numeric, but one is \"" + sid.asText() + "\".");
        }
        if (!seen.add(sid.asText())) {
            throw Malformed.error("Statement IDs (SID) in a single policy must be unique, but two are \""
                    + sid.asText() + "\".");
        }
    }
}
