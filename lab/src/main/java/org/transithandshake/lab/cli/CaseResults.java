package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.transithandshake.lab.policies.Case;
import org.transithandshake.policy.rules.PolicyFile;

/**
 * What became of a folder of cases.
 *
 * @param unused ids of rules that no case ever decided
 */
record CaseResults(List<Result> results, List<String> unused) {

    /** A case, and why it failed. */
    record Result(String name, Optional<String> failure) {
    }

    static CaseResults of(List<Case> cases, PolicyFile policy, LocalDate today, List<String> unused) {
        return new CaseResults(cases.stream()
                .map(one -> new Result(one.name(), one.failure(policy, today))).toList(), unused);
    }

    long failed() {
        return results.stream().filter(result -> result.failure().isPresent()).count();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        results.forEach(result -> text.append(result.failure().map(why -> "FAIL  ").orElse("pass  "))
                .append(SafeText.of(result.name())).append(result.failure().map(why -> ": " + why).orElse(""))
                .append(System.lineSeparator()));
        unused.forEach(id -> text.append("never decided by a case: ").append(id).append(System.lineSeparator()));
        return text.append(results.size()).append(results.size() == 1 ? " case, " : " cases, ")
                .append(results.size() - failed()).append(" passed, ").append(failed()).append(" failed, ")
                .append(unused.size()).append(" rules without a case").append(System.lineSeparator()).toString();
    }

    ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode cases = root.putArray("cases");
        results.forEach(result -> cases.addObject().put("name", result.name())
                .put("passed", result.failure().isEmpty()).put("why", result.failure().orElse(null)));
        ArrayNode rules = root.putArray("unused");
        unused.forEach(rules::add);
        return root;
    }
}
