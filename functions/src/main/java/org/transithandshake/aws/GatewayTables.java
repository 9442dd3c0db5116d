package org.transithandshake.aws;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.step.NotYet;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTablePropagation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteType;

/** A gateway's route tables: who is associated, who propagates, and which routes stand. */
public final class GatewayTables {
    /** Of a filter ("Filtering", Amazon EC2 API Reference). */
    private static final int MOST_VALUES = 200;

    private final Aws aws;

    public GatewayTables(Aws aws) {
        this.aws = aws;
    }

    /** The attachments that propagate into the table, or are about to, or are just leaving. */
    public List<String> propagating(String tableId) {
        return aws.ec2().getTransitGatewayRouteTablePropagationsPaginator(r -> r.transitGatewayRouteTableId(tableId))
                .transitGatewayRouteTablePropagations().stream()
                .map(TransitGatewayRouteTablePropagation::transitGatewayAttachmentId).sorted().toList();
    }

    /** Enables the propagation; false if it was enabled already. */
    public boolean propagate(String tableId, String attachmentId) {
        return Errors.tolerating(Set.of(Errors.DUPLICATE_PROPAGATION), () -> aws.ec2()
                .enableTransitGatewayRouteTablePropagation(r ->
                        r.transitGatewayRouteTableId(tableId).transitGatewayAttachmentId(attachmentId)));
    }

    public void stopPropagating(String tableId, String attachmentId) {
        Errors.tolerating(Set.of(Errors.NO_PROPAGATION, Errors.NOT_THERE), () -> aws.ec2()
                .disableTransitGatewayRouteTablePropagation(r ->
                        r.transitGatewayRouteTableId(tableId).transitGatewayAttachmentId(attachmentId)));
    }

    /**
     * Associates the attachment, if it has no association.
     *
     * @return the association that stood in the way; EC2 answers the same code for every table and state
     */
    public Optional<Attachments.Association> associate(String tableId, String attachmentId) {
        boolean associated = Errors.tolerating(Set.of(Errors.ALREADY_ASSOCIATED), () -> aws.ec2()
                .associateTransitGatewayRouteTable(r ->
                        r.transitGatewayRouteTableId(tableId).transitGatewayAttachmentId(attachmentId)));
        if (associated) {
            return Optional.empty();
        }
        return Optional.of(new Attachments(aws).association(attachmentId).orElseThrow(() ->
                new NotYet(attachmentId + " is just leaving the table that it was associated with")));
    }

    public void disassociate(String tableId, String attachmentId) {
        Errors.tolerating(Set.of(Errors.NO_ASSOCIATION, Errors.NOT_THERE), () -> aws.ec2()
                .disassociateTransitGatewayRouteTable(r ->
                        r.transitGatewayRouteTableId(tableId).transitGatewayAttachmentId(attachmentId)));
    }

    /**
     * Leads a range to the attachment by a static route.
     *
     * @throws IllegalStateException if a static route leads it elsewhere: EC2 answers the same code for both
     */
    public void route(String tableId, Cidr range, String attachmentId) {
        boolean made = Errors.tolerating(Set.of(Errors.ROUTE_EXISTS), () -> aws.ec2().createTransitGatewayRoute(r -> r
                .transitGatewayRouteTableId(tableId).transitGatewayAttachmentId(attachmentId)
                .destinationCidrBlock(range.toString())));
        if (!made && fixedRoutes(tableId, attachmentId).map(Cidr::of).noneMatch(range::equals)) {
            throw new IllegalStateException("a static route of " + tableId + " leads " + range
                    + " elsewhere than to " + attachmentId + "; delete it and start again");
        }
    }

    /** Ends the static routes that lead to the attachment, but those to the given ranges. */
    public void unroute(String tableId, String attachmentId, Collection<Cidr> kept) {
        Set<Cidr> staying = Set.copyOf(kept);
        fixedRoutes(tableId, attachmentId).filter(range -> !staying.contains(Cidr.of(range))).forEach(range ->
                Errors.tolerating(Set.of(Errors.NO_ROUTE), () -> aws.ec2().deleteTransitGatewayRoute(r ->
                        r.transitGatewayRouteTableId(tableId).destinationCidrBlock(range))));
    }

    /**
     * The static routes to these very ranges; of a static and a propagated one EC2 shows the static, which wins.
     *
     * @param ranges at most 80, where a filter takes {@value #MOST_VALUES}
     */
    List<RouteOwner> fixedRoutesTo(String tableId, Collection<Cidr> ranges) {
        return owners(search(tableId, "route-search.exact-match", ranges.stream().map(Cidr::toString).toList())
                .routes().stream().filter(route -> route.type() == TransitGatewayRouteType.STATIC).toList());
    }

    /** Those of the ranges to which the table has a route, also where it has more than a search answers. */
    public Set<Cidr> shownOf(String tableId, Collection<Cidr> ranges) {
        return ranges.stream().map(Cidr::toString).gather(Gatherers.windowFixed(MOST_VALUES))
                .flatMap(some -> owners(search(tableId, "route-search.exact-match", some).routes()).stream())
                .map(RouteOwner::cidr).collect(Collectors.toSet());
    }

    private Stream<String> fixedRoutes(String tableId, String attachmentId) {
        return search(tableId, "attachment.transit-gateway-attachment-id", List.of(attachmentId)).routes().stream()
                .filter(route -> route.type() == TransitGatewayRouteType.STATIC)
                .map(TransitGatewayRoute::destinationCidrBlock).filter(Objects::nonNull);
    }

    /** The ranges that the table shows for one attachment, sorted. */
    public List<Cidr> rangesOf(String tableId, String attachmentId) {
        return owners(search(tableId, "attachment.transit-gateway-attachment-id", List.of(attachmentId)).routes())
                .stream().map(RouteOwner::cidr).sorted().toList();
    }

    /** All routes of the table; nothing if they are more than the 1,000 that EC2 answers. */
    public Optional<List<RouteOwner>> routesOf(String tableId) {
        SearchTransitGatewayRoutesResponse whole = search(tableId, "state", List.of("active", "blackhole"));
        return Boolean.TRUE.equals(whole.additionalRoutesAvailable()) ? Optional.empty()
                : Optional.of(owners(whole.routes()));
    }

    /**
     * The routes of the table that overlap the given ranges, and all routes of the attachment. The whole table is one
     * call up to EC2's limit of 1,000 routes; beyond it EC2 says so, and each range is searched for.
     */
    public List<RouteOwner> routesNear(String tableId, List<Cidr> ranges, String attachmentId) {
        return routesNear(tableId, ranges, List.of(attachmentId));
    }

    /** The same with all routes of several attachments. */
    public List<RouteOwner> routesNear(String tableId, List<Cidr> ranges, List<String> attachmentIds) {
        SearchTransitGatewayRoutesResponse whole = search(tableId, "state", List.of("active", "blackhole"));
        if (!Boolean.TRUE.equals(whole.additionalRoutesAvailable())) {
            return owners(whole.routes());
        }
        Stream<RouteOwner> overlapping = ranges.stream()
                .flatMap(range -> Stream.of("supernet-of-match", "subnet-of-match")
                        .flatMap(match -> owners(complete(tableId, "route-search." + match, range)).stream()));
        Stream<RouteOwner> own = owners(
                search(tableId, "attachment.transit-gateway-attachment-id", attachmentIds).routes()).stream();
        return Stream.concat(overlapping, own).distinct().toList();
    }

    private List<TransitGatewayRoute> complete(String tableId, String filter, Cidr range) {
        SearchTransitGatewayRoutesResponse found = search(tableId, filter, List.of(range.toString()));
        if (Boolean.TRUE.equals(found.additionalRoutesAvailable())) {
            throw new IllegalStateException("more than 1,000 routes of " + tableId + " overlap " + range
                    + "; the policy's ranges are too wide to be compared");
        }
        return found.routes();
    }

    private SearchTransitGatewayRoutesResponse search(String tableId, String filter, List<String> values) {
        return Errors.translating(() -> aws.ec2().searchTransitGatewayRoutes(r -> r
                .transitGatewayRouteTableId(tableId)
                .filters(Filter.builder().name(filter).values(values).build())));
    }

    /** A blackhole has no attachment; its owner is the table itself. */
    private static List<RouteOwner> owners(List<TransitGatewayRoute> routes) {
        return routes.stream().filter(route -> route.destinationCidrBlock() != null)
                .flatMap(route -> route.transitGatewayAttachments().isEmpty()
                        ? Stream.of(RouteOwner.blackhole(Cidr.of(route.destinationCidrBlock())))
                        : route.transitGatewayAttachments().stream().map(attachment -> new RouteOwner(
                                Cidr.of(route.destinationCidrBlock()), attachment.transitGatewayAttachmentId())))
                .toList();
    }
}
