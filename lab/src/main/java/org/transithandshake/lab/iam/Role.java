package org.transithandshake.lab.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A role: who may assume it and what it may do. */
record Role(String arn, Policy trust, List<Policy> policies) {
    /** The account is the fifth part of {@code arn:aws:iam::ACCOUNT:role/NAME}. */
    String account() {
        return arn.split(":", 6)[4];
    }

    Verdict judge(Request request) {
        List<Verdict> verdicts = policies.stream().map(policy -> policy.judge(request)).toList();
        return verdicts.contains(Verdict.DENIED) ? Verdict.DENIED
                : verdicts.contains(Verdict.ALLOWED) ? Verdict.ALLOWED : Verdict.SILENT;
    }

    List<Grant> grants() {
        return grants(statement -> true, Statement::patterns);
    }

    List<Grant> grantsFor(Request request) {
        return grants(statement -> statement.applies(request), statement -> statement.patternsFor(request.action()));
    }

    private List<Grant> grants(Predicate<Statement> which, Function<Statement, List<String>> patterns) {
        List<Grant> grants = new ArrayList<>();
        for (Policy policy : policies) {
            Stream<Grant> found = IntStream.range(0, policy.statements().size()).boxed()
                    .filter(i -> policy.statements().get(i).allow() && which.test(policy.statements().get(i)))
                    .flatMap(i -> patterns.apply(policy.statements().get(i)).stream()
                            .map(action -> new Grant(arn, policy.name(), i, action)));
            found.forEach(grants::add);
        }
        return grants;
    }
}
