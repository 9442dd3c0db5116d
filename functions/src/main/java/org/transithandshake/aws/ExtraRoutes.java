package org.transithandshake.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.aws.Gateways.Table;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.routing.ExtraRoutePlan;
import org.transithandshake.routing.ExtraRoutePlan.Change;
import org.transithandshake.step.NotYet;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Tag;

/** The static routes and blackholes that the policy gives the segments' tables. */
public final class ExtraRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ExtraRoutes.class);

    private final Aws aws;
    private final GatewayTables tables;

    public ExtraRoutes(Aws aws) {
        this.aws = aws;
        tables = new GatewayTables(aws);
    }

    /** What the table needs; a table without extra routes costs no call. */
    public List<Change> plan(Table table, Collection<RouteOwner> wanted) {
        Set<Cidr> ranges = new TreeSet<>(table.noted().keySet());
        wanted.forEach(route -> ranges.add(route.cidr()));
        return ranges.isEmpty() ? List.of()
                : ExtraRoutePlan.of(wanted, tables.fixedRoutesTo(table.id(), ranges), table.noted());
    }

    /** Makes the changes, and answers a line for each that a person has to make. */
    public List<String> apply(Table table, List<Change> changes) {
        List<String> findings = new ArrayList<>();
        changes.forEach(change -> {
            LOG.info("{}: {}", table.id(), change);
            apply(table, change).ifPresent(findings::add);
        });
        return List.copyOf(findings);
    }

    private Optional<String> apply(Table table, Change change) {
        switch (change) {
            case ExtraRoutePlan.Make make -> {
                return make(table, make.route());
            }
            case ExtraRoutePlan.Replace replace -> {
                return replace(table, replace.route());
            }
            case ExtraRoutePlan.Note note -> note(table, note.route());
            case ExtraRoutePlan.End end -> end(table, end.cidr());
            case ExtraRoutePlan.Forget gone -> forget(table, gone.cidr());
            case ExtraRoutePlan.Blocked blocked -> {
                return Optional.of(blocked(table, blocked));
            }
        }
        return Optional.empty();
    }

    /** The note comes first: a death between the two leaves one that the next look fulfils. */
    private Optional<String> make(Table table, RouteOwner route) {
        note(table, route);
        try {
            boolean made = Errors.tolerating(Set.of(Errors.ROUTE_EXISTS), () -> aws.ec2().createTransitGatewayRoute(r ->
                    r.transitGatewayRouteTableId(table.id()).destinationCidrBlock(route.cidr().toString())
                            .transitGatewayAttachmentId(route.drops() ? null : route.attachmentId())
                            .blackhole(route.drops() ? true : null)));
            if (!made) {
                throw new NotYet("somebody else made a route to " + route.cidr() + " in " + table.id() + " meanwhile");
            }
            return Optional.empty();
        } catch (Ec2Exception | NotYet e) {
            forget(table, route.cidr());
            return Optional.of(refused(table, route, e));
        }
    }

    private Optional<String> replace(Table table, RouteOwner route) {
        try {
            Errors.translating(() -> aws.ec2().replaceTransitGatewayRoute(r ->
                    r.transitGatewayRouteTableId(table.id()).destinationCidrBlock(route.cidr().toString())
                            .transitGatewayAttachmentId(route.drops() ? null : route.attachmentId())
                            .blackhole(route.drops() ? true : null)));
        } catch (Ec2Exception | NotYet e) {
            return Optional.of(refused(table, route, e));
        }
        note(table, route);
        return Optional.empty();
    }

    private void end(Table table, Cidr cidr) {
        Errors.tolerating(Set.of(Errors.NO_ROUTE), () -> aws.ec2().deleteTransitGatewayRoute(r ->
                r.transitGatewayRouteTableId(table.id()).destinationCidrBlock(cidr.toString())));
        forget(table, cidr);
    }

    private void note(Table table, RouteOwner route) {
        Errors.translating(() -> aws.ec2().createTags(r -> r.resources(table.id())
                .tags(Tags.write(Map.of(Tags.ROUTE + route.cidr(), route.attachmentId())))));
    }

    private void forget(Table table, Cidr cidr) {
        Errors.translating(() -> aws.ec2().deleteTags(r -> r.resources(table.id())
                .tags(Tag.builder().key(Tags.ROUTE + cidr).build())));
    }

    private static String refused(Table table, RouteOwner route, RuntimeException why) {
        return text(table, route) + " could not be made: " + why.getMessage() + "; correct the policy, or look again";
    }

    private static String blocked(Table table, ExtraRoutePlan.Blocked blocked) {
        return text(table, blocked.route()) + " is not made: a static route of somebody else leads it to "
                + blocked.by().attachmentId() + ". Take it out of the policy, or run: " + replacement(table,
                blocked.route());
    }

    /** What the policy asks for, for a person. */
    static String text(Table table, RouteOwner route) {
        return table.role() + " (" + table.id() + "): " + route.cidr() + " -> " + route.attachmentId();
    }

    private static String replacement(Table table, RouteOwner route) {
        return "aws ec2 replace-transit-gateway-route --transit-gateway-route-table-id " + table.id()
                + " --destination-cidr-block " + route.cidr() + (route.drops() ? " --blackhole"
                : " --transit-gateway-attachment-id " + route.attachmentId());
    }

    /** What enforcing the policy would do, a line for each change. */
    public List<String> foretell(Table table, Collection<RouteOwner> wanted) {
        return plan(table, wanted).stream().flatMap(change -> switch (change) {
            case ExtraRoutePlan.Make make -> Stream.of("make the route " + text(table, make.route()));
            case ExtraRoutePlan.Replace replace -> Stream.of("replace the route " + text(table, replace.route()));
            case ExtraRoutePlan.End end -> Stream.of("end the route to " + end.cidr() + " in " + table.role());
            case ExtraRoutePlan.Blocked blocked -> Stream.of("tell people that " + blocked(table, blocked));
            case ExtraRoutePlan.Note note -> Stream.<String>empty();
            case ExtraRoutePlan.Forget gone -> Stream.<String>empty();
        }).toList();
    }
}
