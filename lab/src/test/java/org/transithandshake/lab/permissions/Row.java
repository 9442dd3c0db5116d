package org.transithandshake.lab.permissions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.lab.permissions.Allowed.Kind;

/** A row of docs/permissions.md without its last cell, the reason; rows come in the template's order. */
record Row(String who, String may, String on, String onlyIf) {
    /** What each role may do: one row for all roles that may do the same. */
    static List<Row> ofRoles(Collection<Allowed> all) {
        return merged(all, Kind.ROLE, Row::role,
                (who, one) -> new Row(who, may(one), code(one.resources()), onlyIf(one)));
    }

    /** Who is let in by the policies of buses, topics and functions: one row for each who and what. */
    static List<Row> ofResources(Collection<Allowed> all) {
        return merged(all, Kind.RESOURCE, one -> code(one.conditions()), (conditions, one) ->
                new Row(code(one.principals()), may(one), code(one.resources()), template(one) + conditions));
    }

    /** Who may act as which roles: one row for all roles with the same trust. */
    static List<Row> ofTrust(Collection<Allowed> all) {
        return merged(all, Kind.TRUST, Row::role,
                (roles, one) -> new Row(code(one.principals()), may(one), roles, onlyIf(one)));
    }

    /** One row where rows differ in one cell only, which then lists all of them. */
    private static List<Row> merged(Collection<Allowed> all, Kind kind, Function<Allowed, String> cell,
            BiFunction<String, Allowed, Row> row) {
        Map<Row, Set<String>> cells = new LinkedHashMap<>();
        Map<Row, Allowed> first = new LinkedHashMap<>();
        all.stream().filter(one -> one.kind() == kind).forEach(one -> {
            Row key = row.apply("", one);
            cells.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(cell.apply(one));
            first.putIfAbsent(key, one);
        });
        return first.entrySet().stream().map(entry -> row.apply(
                String.join(kind == Kind.RESOURCE ? "<br>" : ", ", cells.get(entry.getKey())), entry.getValue()))
                .toList();
    }

    /** SAM names the role after the one it is for. */
    private static String role(Allowed one) {
        return one.owner().equals("ForwardRole") ? one.owner() : one.owner().replaceFirst("Role$", "");
    }

    private static String may(Allowed one) {
        return (one.allows() ? "" : "must not ") + code(one.actions());
    }

    private static String onlyIf(Allowed one) {
        return template(one) + code(one.conditions());
    }

    private static String template(Allowed one) {
        List<String> when = new ArrayList<>(one.when());
        return when.isEmpty() ? "" : "in the template: " + code(when) + (one.conditions().isEmpty() ? "" : "<br>");
    }

    private static String code(List<String> values) {
        return values.stream().map(value -> "`" + value + "`").collect(Collectors.joining("<br>"));
    }

    String line(String why) {
        return Stream.of(who, may, on, onlyIf, why).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
