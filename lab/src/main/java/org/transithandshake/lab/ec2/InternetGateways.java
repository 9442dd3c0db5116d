package org.transithandshake.lab.ec2;

import java.util.List;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** Internet gateways, enough to have routes that are not ours. */
final class InternetGateways {
    private static final Filters<InternetGateway> FILTERS = new Filters<InternetGateway>()
            .one("internet-gateway-id", InternetGateway::internetGatewayId).one("owner-id", InternetGateway::ownerId)
            .many("attachment.vpc-id", gateway -> gateway.attachments().stream()
                    .map(InternetGatewayAttachment::vpcId).toList())
            .tags(InternetGateway::tags);
    private final World world;
    private final Vpcs vpcs;

    InternetGateways(World world, Vpcs vpcs) {
        this.world = world;
        this.vpcs = vpcs;
    }

    CreateInternetGatewayResponse create(Caller caller, CreateInternetGatewayRequest request) {
        String id = world.create(caller, "igw", ResourceType.INTERNET_GATEWAY, request.tagSpecifications());
        InternetGateway made = InternetGateway.builder().internetGatewayId(id).ownerId(caller.account()).build();
        world.internetGateways.put(caller, id, made);
        return CreateInternetGatewayResponse.builder().internetGateway(view(caller, made)).build();
    }

    private InternetGateway view(Caller caller, InternetGateway gateway) {
        return gateway.toBuilder().tags(world.tags.of(caller, gateway.internetGatewayId())).build();
    }

    AttachInternetGatewayResponse attach(Caller caller, AttachInternetGatewayRequest request) {
        InternetGateway gateway = require(world, caller, request.internetGatewayId());
        String vpcId = vpcs.require(caller, request.vpcId()).vpcId();
        if (!gateway.attachments().isEmpty()) {
            throw new AwsError("Resource.AlreadyAssociated", "resource " + gateway.internetGatewayId()
                    + " is already attached to network " + gateway.attachments().get(0).vpcId());
        }
        world.internetGateways.change(gateway.internetGatewayId(), old -> old.toBuilder()
                .attachments(InternetGatewayAttachment.builder().vpcId(vpcId).state("available").build()).build());
        return AttachInternetGatewayResponse.builder().build();
    }

    DetachInternetGatewayResponse detach(Caller caller, DetachInternetGatewayRequest request) {
        InternetGateway gateway = require(world, caller, request.internetGatewayId());
        if (!isAttached(gateway, vpcs.require(caller, request.vpcId()).vpcId())) {
            throw new AwsError("Gateway.NotAttached", "resource " + gateway.internetGatewayId()
                    + " is not attached to network " + request.vpcId());
        }
        world.internetGateways.change(gateway.internetGatewayId(),
                old -> old.toBuilder().attachments(List.of()).build());
        return DetachInternetGatewayResponse.builder().build();
    }

    DeleteInternetGatewayResponse delete(Caller caller, DeleteInternetGatewayRequest request) {
        InternetGateway gateway = require(world, caller, request.internetGatewayId());
        if (!gateway.attachments().isEmpty()) {
            throw Faults.dependency("internetGateway", gateway.internetGatewayId());
        }
        world.internetGateways.remove(gateway.internetGatewayId());
        world.tags.deleteAll(caller, gateway.internetGatewayId());
        return DeleteInternetGatewayResponse.builder().build();
    }

    private static boolean isAttached(InternetGateway gateway, String vpcId) {
        return gateway.attachments().stream().anyMatch(one -> vpcId.equals(one.vpcId()));
    }

    /** Whether the gateway is there and attached to the VPC; routes to any other are black holes. */
    static boolean isAttached(World world, String id, String vpcId) {
        return world.internetGateways.get(id).filter(gateway -> isAttached(gateway, vpcId)).isPresent();
    }

    DescribeInternetGatewaysResponse describe(Caller caller, DescribeInternetGatewaysRequest request) {
        List<InternetGateway> visible = world.internetGateways.own(caller).map(one -> view(caller, one)).toList();
        List<InternetGateway> chosen = Choice.of(visible, InternetGateway::internetGatewayId)
                .ids(request.internetGatewayIds(), id -> id, InternetGateways::notFound);
        var page = world.page(FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeInternetGatewaysResponse.builder().internetGateways(page.items()).nextToken(page.nextToken())
                .build();
    }

    private static InternetGateway require(World world, Caller caller, String id) {
        return world.internetGateways.own(caller, id).orElseThrow(() -> notFound(id));
    }

    static AwsError notFound(String id) {
        return new AwsError("InvalidInternetGatewayID.NotFound", "The internetGateway ID '" + id
                + "' does not exist");
    }

    static void checkAttached(World world, Caller caller, String id, String vpcId) {
        if (!isAttached(require(world, caller, id), vpcId)) {
            throw Faults.invalidValue("route table and network gateway " + id + " belong to different networks");
        }
    }
}
