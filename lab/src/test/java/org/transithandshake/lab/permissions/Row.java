package org.transithandshake.lab.permissions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.lab.permissions.Allowed.Kind;

/** A row of docs/permissions.md without its last cell, the reason. */
record Row(String who, String may, String on, String onlyIf) {
    /** What each role may do, in the template's order. */
    static List<Row> ofRoles(Collection<Allowed> all) {
        return all.stream().filter(one -> one.kind() == Kind.ROLE).distinct().map(one -> new Row(
                name(one.owner()), code(one.actions()), code(one.resources()), onlyIf(one))).toList();
    }

    /** Who is let in by the policies of buses, topics and functions. */
    static List<Row> ofResources(Collection<Allowed> all) {
        return all.stream().filter(one -> one.kind() == Kind.RESOURCE).map(one -> new Row(
                code(one.principals()), (one.allows() ? "" : "must not ") + code(one.actions()),
                code(one.resources()), onlyIf(one))).toList();
    }

    /** Who may act as which roles: one row for all roles with the same trust. */
    static List<Row> ofTrust(Collection<Allowed> all) {
        Map<Row, TreeSet<String>> owners = new LinkedHashMap<>();
        all.stream().filter(one -> one.kind() == Kind.TRUST).forEach(one -> owners.computeIfAbsent(
                new Row(code(one.principals()), code(one.actions()), "", onlyIf(one)), row -> new TreeSet<>())
                .add(name(one.owner())));
        return owners.entrySet().stream().map(entry -> new Row(entry.getKey().who, entry.getKey().may,
                String.join(", ", entry.getValue()), entry.getKey().onlyIf)).toList();
    }

    /** SAM names the role after the one it is for. */
    private static String name(String role) {
        return role.equals("ForwardRole") ? role : role.replaceFirst("Role$", "");
    }

    private static String onlyIf(Allowed one) {
        List<String> all = new ArrayList<>(one.when().stream().map(when -> "template: " + when).toList());
        all.addAll(one.conditions());
        return code(all);
    }

    private static String code(List<String> values) {
        return values.stream().map(value -> "`" + value + "`").collect(Collectors.joining("<br>"));
    }

    String line(String why) {
        return Stream.of(who, may, on, onlyIf, why).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
