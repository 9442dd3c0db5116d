package org.transithandshake.lab.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The calls that a statement is for, and others beside them: derived from its resources, conditions, principals. */
record Neighbours(Allowed statement) {
    private static final String ACCOUNT = "444444444444";

    /** One for each action, resource and principal. */
    Stream<Call> meant() {
        return statement.actions().stream().flatMap(action -> resources().stream().flatMap(pattern -> principals()
                .stream().map(who -> new Call(statement.owner(), "", who, action, one(pattern), context()))));
    }

    Stream<Call> others() {
        Stream<Call> elsewhere = statement.actions().stream().flatMap(action -> resources().stream()
                .filter(pattern -> !pattern.equals("*") && statement.kind() == Allowed.Kind.ROLE).flatMap(pattern ->
                        beside(new Call(statement.owner(), "", "", action, one(pattern), context()), pattern)));
        Stream<Call> otherwise = meant().flatMap(call -> context().keySet().stream()
                .flatMap(key -> Stream.of(call.without(key), call.withAnother(key))));
        Stream<Call> others = statement.kind() == Allowed.Kind.ROLE ? Stream.of() : meant()
                .filter(call -> !call.principal().equals("*")).map(call -> call.by(
                        call.principal().matches("\\d+") ? ACCOUNT : "neighbour.amazonaws.com"));
        return Stream.of(elsewhere, otherwise, others).flatMap(calls -> calls);
    }

    private static Stream<Call> beside(Call call, String pattern) {
        String[] arn = pattern.split(":", 6);
        String resource = arn[5].replaceFirst("([:/]\\*|$)", "-neighbour$1");
        return Stream.of(call.on("another Region", arn(arn[2], "us-east-1", arn[4], arn[5])),
                call.on("another account", arn(arn[2], arn[3], ACCOUNT, arn[5])),
                call.on("another resource", arn(arn[2], arn[3], arn[4], resource)));
    }

    private static String arn(String service, String region, String account, String resource) {
        return one(String.join(":", "arn", "aws", service, region, account, resource));
    }

    /** Something that the pattern matches. */
    private static String one(String pattern) {
        return pattern.equals("*") ? "*" : pattern.replaceFirst(":\\*:", ":" + ACCOUNT + ":").replace("*", "0a1b2c3d");
    }

    private List<String> resources() {
        return statement.resources().isEmpty() ? List.of("*") : statement.resources();
    }

    private List<String> principals() {
        return statement.principals().isEmpty() ? List.of("") : statement.principals();
    }

    /** A context in which every condition holds, by the first of its values. */
    private Map<String, String> context() {
        Map<String, String> context = new HashMap<>();
        for (JsonNode operator : statement.statement().path("Condition")) {
            operator.properties().forEach(key -> {
                JsonNode value = key.getValue().isArray() ? key.getValue().get(0) : key.getValue();
                context.put(key.getKey(), value.asText().replace("*", "x"));
            });
        }
        return context;
    }
}
