package org.transithandshake.lab.ec2;

import java.util.List;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayOptions;
import software.amazon.awssdk.services.ec2.model.TransitGatewayState;

/** Transit gateways: visible to their owner and, while RAM shares them, to others. */
final class Gateways {
    /** Amazon VPC Transit Gateways quotas, "Transit gateways per account". */
    private static final int MOST = 5;
    private static final Filters<TransitGateway> FILTERS = new Filters<TransitGateway>()
            .one("transit-gateway-id", TransitGateway::transitGatewayId).one("owner-id", TransitGateway::ownerId)
            .one("state", TransitGateway::stateAsString)
            .one("options.amazon-side-asn", gateway -> gateway.options().amazonSideAsn())
            .one("options.auto-accept-shared-attachments",
                    gateway -> gateway.options().autoAcceptSharedAttachmentsAsString())
            .one("options.default-route-table-association",
                    gateway -> gateway.options().defaultRouteTableAssociationAsString())
            .one("options.default-route-table-propagation",
                    gateway -> gateway.options().defaultRouteTablePropagationAsString())
            .one("options.association-default-route-table-id",
                    gateway -> gateway.options().associationDefaultRouteTableId())
            .one("options.propagation-default-route-table-id",
                    gateway -> gateway.options().propagationDefaultRouteTableId())
            .one("options.dns-support", gateway -> gateway.options().dnsSupportAsString())
            .one("options.vpn-ecmp-support", gateway -> gateway.options().vpnEcmpSupportAsString())
            .tags(TransitGateway::tags);
    private final World world;
    private final GatewayTables tables;

    Gateways(World world, GatewayTables tables) {
        this.world = world;
        this.tables = tables;
    }

    static String checked(String id) {
        return Faults.checked(id, "TransitGatewayId", "tgw", "InvalidTransitGatewayID.Malformed");
    }

    CreateTransitGatewayResponse create(Caller caller, CreateTransitGatewayRequest request) {
        if (world.gateways.own(caller).filter(one -> one.state() != TransitGatewayState.DELETED).count() >= MOST) {
            throw new AwsError("TransitGatewayLimitExceeded", "You have reached the limit of " + MOST
                    + " transit gateways.");
        }
        TransitGatewayOptions options = GatewayOptions.initial(request.options());
        String id = world.create(caller, "tgw", ResourceType.TRANSIT_GATEWAY, request.tagSpecifications());
        world.gateways.put(caller, id, TransitGateway.builder().transitGatewayId(id).ownerId(caller.account())
                .transitGatewayArn("arn:aws:ec2:" + caller.region() + ":" + caller.account() + ":transit-gateway/" + id)
                .description(request.description()).state(TransitGatewayState.PENDING)
                .creationTime(world.time.now()).options(options).build());
        if (GatewayOptions.needsDefaultTable(options)) {
            String tableId = tables.createDefault(caller, id);
            world.gateways.change(id, old -> old.toBuilder()
                    .options(GatewayOptions.withDefaultTable(old.options(), tableId)).build());
        }
        settle(id, TransitGatewayState.AVAILABLE, Delay.GATEWAY);
        return CreateTransitGatewayResponse.builder().transitGateway(view(caller, owned(caller, id))).build();
    }

    private void settle(String id, TransitGatewayState state, Delay delay) {
        world.after(delay, () -> change(id, state));
    }

    private void change(String id, TransitGatewayState state) {
        world.gateways.change(id, old -> old.toBuilder().state(state).build());
    }

    private TransitGateway view(Caller caller, TransitGateway gateway) {
        return gateway.toBuilder().tags(world.tags.of(caller, gateway.transitGatewayId())).build();
    }

    /** The gateway, if the caller owns it and it is not deleted. */
    TransitGateway owned(Caller caller, String id) {
        return world.gateways.own(caller, checked(id)).filter(one -> one.state() != TransitGatewayState.DELETED)
                .orElseThrow(() -> Faults.gatewayNotFound(id));
    }

    /** The gateway, if the caller sees it, and it is available. */
    TransitGateway available(Caller caller, String id) {
        checked(id);
        TransitGateway gateway = visible(caller).stream()
                .filter(one -> one.transitGatewayId().equals(id) && one.state() != TransitGatewayState.DELETED)
                .findFirst().orElseThrow(() -> Faults.gatewayNotFound(id));
        if (gateway.state() != TransitGatewayState.AVAILABLE) {
            throw Faults.incorrectState(id, gateway.stateAsString());
        }
        return gateway;
    }

    /** The gateway, if the caller can attach a VPC to it. */
    TransitGateway attachable(Caller caller, String id) {
        TransitGateway gateway = available(caller, id);
        if (!gateway.ownerId().equals(caller.account())
                && !world.sharing.usable(caller.account(), gateway.transitGatewayArn())) {
            throw Faults.gatewayNotFound(id);
        }
        return gateway;
    }

    boolean sees(Caller caller, String id) {
        return visible(caller).stream().anyMatch(one -> one.transitGatewayId().equals(id));
    }

    private List<TransitGateway> visible(Caller caller) {
        return world.gateways.all().filter(kept -> kept.in(caller)).map(Shelf.Kept::value)
                .filter(one -> one.ownerId().equals(caller.account())
                        || world.sharing.visible(caller.account(), one.transitGatewayArn()))
                .toList();
    }

    DescribeTransitGatewaysResponse describe(Caller caller, DescribeTransitGatewaysRequest request) {
        List<TransitGateway> visible = visible(caller).stream().map(one -> view(caller, one)).toList();
        List<TransitGateway> chosen = Choice.of(visible, TransitGateway::transitGatewayId)
                .ids(request.transitGatewayIds(), Gateways::checked, Faults::gatewayNotFound);
        var page = world.page(FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeTransitGatewaysResponse.builder().transitGateways(page.items()).nextToken(page.nextToken())
                .build();
    }

    ModifyTransitGatewayResponse modify(Caller caller, ModifyTransitGatewayRequest request) {
        TransitGateway gateway = owned(caller, request.transitGatewayId());
        String id = gateway.transitGatewayId();
        if (gateway.state() != TransitGatewayState.AVAILABLE) {
            throw Faults.incorrectState(id, gateway.stateAsString());
        }
        TransitGatewayOptions options = request.options() == null ? gateway.options()
                : GatewayOptions.modified(gateway.options(), request.options(),
                        tableId -> tables.available(caller, tableId, id));
        world.gateways.change(id, old -> old.toBuilder().options(options).state(TransitGatewayState.MODIFYING)
                .description(request.description() == null ? old.description() : request.description()).build());
        settle(id, TransitGatewayState.AVAILABLE, Delay.ROUTE_TABLE);
        return ModifyTransitGatewayResponse.builder().transitGateway(view(caller, owned(caller, id))).build();
    }

    DeleteTransitGatewayResponse delete(Caller caller, DeleteTransitGatewayRequest request) {
        TransitGateway gateway = owned(caller, request.transitGatewayId());
        String id = gateway.transitGatewayId();
        List<String> attached = world.attachments.all().map(Shelf.Kept::value)
                .filter(one -> one.exists() && one.gatewayId().equals(id)).map(Attachment::id).toList();
        if (!attached.isEmpty()) {
            throw new AwsError("IncorrectState", id + " has non-deleted VPC Attachments: "
                    + String.join(", ", attached));
        }
        if (gateway.state() != TransitGatewayState.AVAILABLE) {
            throw Faults.incorrectState(id, gateway.stateAsString());
        }
        tables.deleteAll(id);
        change(id, TransitGatewayState.DELETING);
        settle(id, TransitGatewayState.DELETED, Delay.GATEWAY);
        return DeleteTransitGatewayResponse.builder().transitGateway(view(caller, owned(caller, id))).build();
    }
}
