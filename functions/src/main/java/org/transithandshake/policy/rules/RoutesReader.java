package org.transithandshake.policy.rules;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.text.Faults;
import org.transithandshake.policy.text.Members;
import org.transithandshake.policy.text.Node;
import org.transithandshake.routing.RouteBy;
import org.transithandshake.routing.SpokeRoutes;
import org.transithandshake.routing.TableChoice;
import org.transithandshake.routing.TableChoice.Kind;

/** Reads which routes a spoke wants, and in which of its tables. */
final class RoutesReader {
    private static final String SECTION = "routes";
    private static final List<String> KINDS =
            Stream.of(Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
    private static final List<String> WAYS = Stream.of(RouteBy.values()).map(RouteBy::word).toList();

    private RoutesReader() {
    }

    /** Nothing where the policy has no such section. */
    static Optional<SpokeRoutes> read(Members top, Faults faults) {
        return top.node(SECTION).map(node -> routes(new Members(node, "'" + SECTION + "'", faults), faults));
    }

    private static SpokeRoutes routes(Members members, Faults faults) {
        Optional<List<Cidr>> destinations = members.list("destinations", Cidr::of);
        if (members.node("destinations").isEmpty()) {
            faults.error(members.at(), "'routes' has no 'destinations'",
                    "add some, such as 'destinations: [10.0.0.0/8]', or take 'routes' out");
        }
        destinations.ifPresent(all -> refuseTwins(all, members, faults));
        boolean writes = members.choice("mode", List.of("write", "report")).equals("write");
        SpokeRoutes routes = new SpokeRoutes(destinations.orElse(List.of()), tables(members, faults), writes,
                by(members));
        members.refuseOthers();
        return routes;
    }

    private static Optional<RouteBy> by(Members members) {
        String word = members.choice("by", WAYS);
        return members.node("by").map(written -> RouteBy.values()[WAYS.indexOf(word)]);
    }

    private static void refuseTwins(List<Cidr> destinations, Members members, Faults faults) {
        Set<Cidr> once = new HashSet<>();
        destinations.stream().filter(destination -> !once.add(destination)).distinct().forEach(twin ->
                faults.error(members.at("destinations"), "'destinations' names " + twin + " twice",
                        "keep one of them"));
    }

    private static TableChoice tables(Members members, Faults faults) {
        Kind kind = Kind.values()[KINDS.indexOf(members.choice("tables", KINDS))];
        Map<String, String> tagged = tags(members, "tagged", faults);
        Map<String, String> excluded = tags(members, "exclude", faults);
        if (kind == Kind.TAGGED && members.node("tagged").isEmpty()) {
            faults.error(members.at("tables"), "'tables: tagged' does not say which tags",
                    "add some, such as 'tagged: {Tier: private}'");
        } else if (kind != Kind.TAGGED && members.node("tagged").isPresent()) {
            faults.error(members.at("tagged"), "'tagged' counts only with 'tables: tagged'",
                    "write that, or take 'tagged' out");
        }
        return new TableChoice(kind, tagged, excluded);
    }

    /** Tag keys with a value each; nothing behind the colon means any value. */
    private static Map<String, String> tags(Members members, String key, Faults faults) {
        Map<String, String> tags = new LinkedHashMap<>();
        members.node(key).ifPresent(node -> {
            new Members(node, "'" + key + "'", faults).all().forEach((tag, value) -> {
                if (value instanceof Node.Scalar text) {
                    tags.put(tag.text(), text.text());
                } else {
                    faults.error(value.at(), "'" + key + "' holds " + value.kind(), "write one value for each tag");
                }
            });
            if (tags.isEmpty()) {
                faults.error(members.at(key), "'" + key + "' names no tag", "name one, such as '" + key
                        + ": {Tier: private}', or take it out");
            }
        });
        return tags;
    }
}
