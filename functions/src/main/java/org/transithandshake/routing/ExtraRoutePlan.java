package org.transithandshake.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.RouteOwner;

/**
 * What a segment's table lacks of its extra routes, and what it has of them too much. A static route of a gateway
 * bears no tag, so the table does: one for each route that was made for the policy, with where it leads. A route that
 * is not as its tag says is somebody else's by now, and is left alone.
 */
public final class ExtraRoutePlan {
    private ExtraRoutePlan() {
    }

    /** One change of a table. */
    public sealed interface Change {
        Cidr cidr();
    }

    /** Nothing leads there. */
    public record Make(RouteOwner route) implements Change {
        @Override
        public Cidr cidr() {
            return route.cidr();
        }
    }

    /** Ours leads elsewhere. */
    public record Replace(RouteOwner route) implements Change {
        @Override
        public Cidr cidr() {
            return route.cidr();
        }
    }

    /** Ours stands, and its tag is not yet right. */
    public record Note(RouteOwner route) implements Change {
        @Override
        public Cidr cidr() {
            return route.cidr();
        }
    }

    /** Ours, and not wanted any more. */
    public record End(Cidr cidr) implements Change {
    }

    /** A tag without its route. */
    public record Forget(Cidr cidr) implements Change {
    }

    /** Somebody else's static route stands in the way. */
    public record Blocked(RouteOwner route, RouteOwner by) implements Change {
        @Override
        public Cidr cidr() {
            return route.cidr();
        }
    }

    /**
     * @param wanted   by the policy, each range once
     * @param standing the table's static routes to ranges that are wanted or noted
     * @param noted    where the routes that were made for the policy lead, by range
     * @return nothing where all is as wanted
     */
    public static List<Change> of(Collection<RouteOwner> wanted, Collection<RouteOwner> standing,
            Map<Cidr, String> noted) {
        Map<Cidr, RouteOwner> routes = standing.stream()
                .collect(Collectors.toMap(RouteOwner::cidr, Function.identity(), (one, other) -> one));
        List<Change> changes = new ArrayList<>();
        noted.keySet().stream().sorted().filter(cidr -> wanted.stream().map(RouteOwner::cidr).noneMatch(cidr::equals))
                .forEach(cidr -> changes.add(isOurs(routes.get(cidr), noted) ? new End(cidr) : new Forget(cidr)));
        wanted.forEach(route -> change(route, routes.get(route.cidr()), noted).ifPresent(changes::add));
        return List.copyOf(changes);
    }

    private static Optional<Change> change(RouteOwner wanted, RouteOwner standing, Map<Cidr, String> noted) {
        if (standing == null) {
            return Optional.of(new Make(wanted));
        }
        if (standing.equals(wanted)) {
            boolean right = !noted.containsKey(wanted.cidr()) || isOurs(standing, noted);
            return right ? Optional.empty() : Optional.of(new Note(wanted));
        }
        return Optional.of(isOurs(standing, noted) ? new Replace(wanted) : new Blocked(wanted, standing));
    }

    private static boolean isOurs(RouteOwner standing, Map<Cidr, String> noted) {
        return standing != null && standing.attachmentId().equals(noted.get(standing.cidr()));
    }
}
