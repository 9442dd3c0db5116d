package org.transithandshake.lab.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A policy document, checked: an element, operator or form that the lab does not know was refused by name. */
record Policy(String name, List<Statement> statements) {
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

    static Policy parse(String name, JsonNode document, PolicyKind kind) {
        Malformed.onlyKnown(document, ELEMENTS, "The policy " + name);
        String version = document.path("Version").asText("2008-10-17");
        if (!VERSIONS.contains(version)) {
            throw Malformed.error("The policy " + name + " has the unknown Version \"" + version + "\".");
        }
        JsonNode statement = document.path("Statement");
        List<Statement> statements = new ArrayList<>();
        if (statement.isArray()) {
            statement.forEach(one -> statements.add(Statement.parse(one, kind)));
        } else {
            statements.add(Statement.parse(statement, kind));
        }
        if (statements.isEmpty()) {
            throw Malformed.error("The policy " + name + " has no statement.");
        }
        Sids.check(statement, kind);
        return new Policy(name, List.copyOf(statements));
    }

    Verdict judge(Request request) {
        Verdict verdict = Verdict.SILENT;
        for (Statement statement : statements) {
            if (statement.applies(request)) {
                if (!statement.allow()) {
                    return Verdict.DENIED;
                }
                verdict = Verdict.ALLOWED;
            }
        }
        return verdict;
    }
}
