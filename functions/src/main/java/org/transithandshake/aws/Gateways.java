package org.transithandshake.aws;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.step.Options;
import software.amazon.awssdk.services.ec2.model.AutoAcceptSharedAttachmentsValue;
import software.amazon.awssdk.services.ec2.model.DefaultRouteTableAssociationValue;
import software.amazon.awssdk.services.ec2.model.DefaultRouteTablePropagationValue;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;

/** Transit Gateways and the route tables that the hub gives them. */
public final class Gateways {
    /** Oldest first, so that everybody who finds two keeps the same one. */
    private static final Comparator<Gateway> BY_AGE = Comparator.comparing(Gateway::created).thenComparing(Gateway::id);

    private final Aws aws;

    public Gateways(Aws aws) {
        this.aws = aws;
    }

    /** The gateway, if this account can see it. */
    public Optional<Gateway> find(String id) {
        return with(Filter.builder().name("transit-gateway-id").values(id).build()).stream().findFirst();
    }

    /** The gateways that a hub made and that are not on their way out, oldest first. */
    public List<Gateway> made() {
        return with(Filter.builder().name("tag:" + Tags.ROLE).values("gateway").build(),
                Filter.builder().name("state").values("pending", "available", "modifying").build());
    }

    /** The usable gateways of another account that are shared with this one, oldest first. */
    public List<Gateway> sharedBy(String owner) {
        return with(Filter.builder().name("owner-id").values(owner).build(),
                Filter.builder().name("state").values("available", "modifying").build());
    }

    private List<Gateway> with(Filter... filters) {
        return aws.ec2().describeTransitGatewaysPaginator(r -> r.filters(filters)).transitGateways().stream()
                .map(Gateway::of).sorted(BY_AGE).toList();
    }

    /** Creates a gateway that lets nobody in by itself: no automatic acceptance, association or propagation. */
    public void create(String description, Options options) {
        aws.ec2().createTransitGateway(r -> r.description(description)
                .options(o -> o.autoAcceptSharedAttachments(AutoAcceptSharedAttachmentsValue.DISABLE)
                        .defaultRouteTableAssociation(DefaultRouteTableAssociationValue.DISABLE)
                        .defaultRouteTablePropagation(DefaultRouteTablePropagationValue.DISABLE)
                        .dnsSupport(options.get(Options.DNS))
                        .securityGroupReferencingSupport(options.get(Options.GROUPS)))
                .tagSpecifications(Tags.on(ResourceType.TRANSIT_GATEWAY,
                        Map.of(Tags.ROLE, "gateway", "Name", "transit-handshake"))));
    }

    /** Marks a gateway that somebody else made as ours to use, never to delete. */
    public void adopt(String id) {
        aws.ec2().createTags(r -> r.resources(id).tags(Tags.write(Map.of(Tags.ROLE, "adopted"))));
    }

    /** Turns off what would let VPCs in without a decision. Associations and propagations that stand stay. */
    public void closeDoors(String id) {
        Errors.translating(() -> aws.ec2().modifyTransitGateway(r -> r.transitGatewayId(id)
                .options(o -> o.autoAcceptSharedAttachments(AutoAcceptSharedAttachmentsValue.DISABLE)
                        .defaultRouteTableAssociation(DefaultRouteTableAssociationValue.DISABLE)
                        .defaultRouteTablePropagation(DefaultRouteTablePropagationValue.DISABLE))));
    }

    /** Changes options of a gateway that a hub made. */
    public void modify(String id, Options options) {
        Errors.translating(() -> aws.ec2().modifyTransitGateway(r -> r.transitGatewayId(id)
                .options(o -> o.dnsSupport(options.get(Options.DNS))
                        .securityGroupReferencingSupport(options.get(Options.GROUPS)))));
    }

    public void delete(String id) {
        Errors.translating(() -> aws.ec2().deleteTransitGateway(r -> r.transitGatewayId(id)));
    }

    /** Whether the gateway has any attachment that is not deleted. */
    public boolean isEmpty(String id) {
        return aws.ec2().describeTransitGatewayAttachmentsPaginator(r -> r.filters(
                        Filter.builder().name("transit-gateway-id").values(id).build()))
                .transitGatewayAttachments().stream().allMatch(a -> "deleted".equals(a.stateAsString()));
    }

    /**
     * The gateway's route tables with our tag that are not on their way out, oldest first. They are chosen here, since
     * DescribeTransitGatewayRouteTables lists no filter by tag; a gateway has twenty at most.
     */
    public List<Table> tables(String gatewayId) {
        return aws.ec2().describeTransitGatewayRouteTablesPaginator(r -> r.filters(
                        Filter.builder().name("transit-gateway-id").values(gatewayId).build(),
                        Filter.builder().name("state").values("pending", "available").build()))
                .transitGatewayRouteTables().stream()
                .filter(table -> Tags.read(table.tags()).containsKey(Tags.ROLE))
                .sorted(Comparator.comparing(TransitGatewayRouteTable::creationTime)
                        .thenComparing(TransitGatewayRouteTable::transitGatewayRouteTableId))
                .map(table -> new Table(table.transitGatewayRouteTableId(),
                        Tags.read(table.tags()).get(Tags.ROLE), table.stateAsString(), noted(table)))
                .toList();
    }

    public void createTable(String gatewayId, String role) {
        Errors.translating(() -> aws.ec2().createTransitGatewayRouteTable(r -> r.transitGatewayId(gatewayId)
                .tagSpecifications(Tags.on(ResourceType.TRANSIT_GATEWAY_ROUTE_TABLE,
                        Map.of(Tags.ROLE, role, "Name", "transit-handshake " + role)))));
    }

    public void deleteTable(String tableId) {
        Errors.translating(() -> aws.ec2().deleteTransitGatewayRouteTable(r -> r.transitGatewayRouteTableId(tableId)));
    }

    /** Writes the ids of the tables on the gateway, so that one look at it tells them all. */
    public void note(Gateway gateway, Collection<Table> tables) {
        Map<String, String> wanted = tables.stream().collect(
                Collectors.toMap(table -> Tags.TABLE + table.role(), Table::id));
        if (!gateway.tags().entrySet().containsAll(wanted.entrySet())) {
            aws.ec2().createTags(r -> r.resources(gateway.id()).tags(Tags.write(wanted)));
        }
    }

    private static Map<Cidr, String> noted(TransitGatewayRouteTable table) {
        Map<Cidr, String> noted = new HashMap<>();
        Tags.read(table.tags()).forEach((key, target) -> {
            if (key.startsWith(Tags.ROUTE)) {
                range(key.substring(Tags.ROUTE.length())).ifPresent(range -> noted.put(range, target));
            }
        });
        return Map.copyOf(noted);
    }

    /** Empty for what a person wrote and what is no range: no route is ours by it. */
    private static Optional<Cidr> range(String noted) {
        try {
            return Optional.of(Cidr.of(noted));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * @param role  such as {@code segment:main} or {@code airlock:1}
     * @param noted where the extra routes that were made for the policy lead, by range
     */
    public record Table(String id, String role, String state, Map<Cidr, String> noted) {
        /** The segment whose table it is; empty if it is another's. */
        public Optional<String> segment() {
            return Optional.of(role).filter(name -> name.startsWith("segment:"))
                    .map(name -> name.substring("segment:".length()));
        }
    }
}
