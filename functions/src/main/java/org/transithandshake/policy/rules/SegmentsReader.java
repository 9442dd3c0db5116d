package org.transithandshake.policy.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.policy.Segments;
import org.transithandshake.policy.text.Faults;
import org.transithandshake.policy.text.Members;
import org.transithandshake.policy.text.Node;

/** Reads which segments there are, and who reaches whom. Without the section there is one, {@code main}. */
final class SegmentsReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private final Faults faults;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Set<String>> reach = new LinkedHashMap<>();
    private final Set<String> isolated = new LinkedHashSet<>();
    private final Set<String> fixed = new LinkedHashSet<>();
    private final Map<String, List<RouteOwner>> extra = new LinkedHashMap<>();

    private SegmentsReader(Faults faults) {
        this.faults = faults;
    }

    static Segments read(Members top, Faults faults) {
        Optional<Node> node = top.node("segments");
        if (node.isEmpty()) {
            return Segments.apart("main");
        }
        return new SegmentsReader(faults).read(new Members(node.get(), "segments", faults));
    }

    private Segments read(Members all) {
        Map<Node.Scalar, Node> segments = all.all();
        segments.keySet().forEach(this::name);
        segments.forEach((name, node) -> segment(name.text(), new Members(node, "a segment", faults)));
        if (names.isEmpty()) {
            faults.error(all.at(), "'segments' names none", "name one, such as 'main: {}', or take it out");
            return Segments.apart("main");
        }
        return new Segments(names, reach, isolated, fixed, extra);
    }

    private void name(Node.Scalar name) {
        if (!NAME.matcher(name.text()).matches()) {
            faults.error(name.at(), "'" + name.text() + "' cannot be the name of a segment",
                    "write at most 31 small letters, digits and hyphens");
        }
        names.add(name.text());
    }

    private void segment(String name, Members members) {
        boolean apart = members.choice("isolated", List.of("false", "true")).equals("true");
        if (apart) {
            isolated.add(name);
        }
        if (members.choice("routes", List.of("propagate", "static")).equals("static")) {
            fixed.add(name);
        }
        Set<String> known = new LinkedHashSet<>(members.list("reaches", text -> other(name, text)).orElse(List.of()));
        if (!known.isEmpty()) {
            reach.put(name, known);
        }
        List<RouteOwner> more = new ExtraRoutesReader(faults).read(members);
        if (!more.isEmpty()) {
            extra.put(name, more);
        }
        members.refuseOthers();
    }

    private String other(String name, String text) {
        if (!names.contains(text)) {
            throw new IllegalArgumentException("there is no segment '" + text + "'; the policy's segments are "
                    + String.join(", ", names));
        }
        if (text.equals(name)) {
            throw new IllegalArgumentException("'" + text + "' names itself; say 'isolated: false' for a segment whose"
                    + " members reach each other");
        }
        return text;
    }
}
