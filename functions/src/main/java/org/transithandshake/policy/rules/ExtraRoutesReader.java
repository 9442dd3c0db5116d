package org.transithandshake.policy.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.policy.text.Faults;
import org.transithandshake.policy.text.Members;
import org.transithandshake.policy.text.Node;
import org.transithandshake.policy.text.Position;

/**
 * Reads a segment's extra routes: {@code static}, each with the attachment that it leads to, and {@code blackhole}.
 * The table keeps each one's tag, and a resource has at most 50 tags ("Tag restrictions", Amazon EC2 guide).
 */
final class ExtraRoutesReader {
    private static final int MOST = 40;
    private static final Pattern ATTACHMENT = Pattern.compile("tgw-attach-([0-9a-f]{8}|[0-9a-f]{17})");

    private final Faults faults;
    private final Map<Cidr, RouteOwner> routes = new LinkedHashMap<>();

    ExtraRoutesReader(Faults faults) {
        this.faults = faults;
    }

    List<RouteOwner> read(Members segment) {
        for (Node node : RuleReader.items(segment, "static", "a route", faults)) {
            Members route = new Members(node, "a static route", faults);
            route.require("cidr", "10.9.0.0/16");
            route.require("attachment", "tgw-attach-0123456789abcdef0");
            Optional<Cidr> cidr = route.value("cidr", Cidr::of);
            Optional<String> attachment = route.value("attachment", ExtraRoutesReader::attachment);
            route.refuseOthers();
            if (cidr.isPresent() && attachment.isPresent()) {
                add(new RouteOwner(cidr.get(), attachment.get()), route.at("cidr"));
            }
        }
        segment.list("blackhole", Cidr::of).orElse(List.of())
                .forEach(cidr -> add(RouteOwner.blackhole(cidr), segment.at("blackhole")));
        if (routes.size() > MOST) {
            faults.error(segment.at(), "a segment has " + routes.size() + " static and blackhole routes, and can have "
                    + MOST, "write wider ranges");
        }
        return new ArrayList<>(routes.values());
    }

    private void add(RouteOwner route, Position at) {
        if (routes.putIfAbsent(route.cidr(), route) != null) {
            faults.error(at, "the segment has two routes to " + route.cidr(), "take one of them out");
        }
    }

    private static String attachment(String text) {
        if (!ATTACHMENT.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is no attachment of a gateway; write one such as tgw-attach-0123456789abcdef0");
        }
        return text;
    }
}
