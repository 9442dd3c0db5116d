package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Api;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Operations.Operation;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.fakes.AllowAll;
import org.transithandshake.lab.ram.Ram;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.AcceptTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.AutoAcceptSharedAttachmentsValue;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DefaultRouteTableAssociationValue;
import software.amazon.awssdk.services.ec2.model.DefaultRouteTablePropagationValue;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ram.model.AcceptResourceShareInvitationRequest;
import software.amazon.awssdk.services.ram.model.CreateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareInvitationsRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareInvitationsResponse;

/** Two persons with every permission, B at the hub and A at the spoke, who do the six steps by hand. */
public final class Persons {
    public static final Caller HUB = Caller.person("222222222222", "ap-northeast-1");
    public static final Caller SPOKE = Caller.person("111111111111", "ap-northeast-1");
    public static final Caller STRANGER = Caller.person("333333333333", "ap-northeast-1");
    public final Timeline time = new Timeline(7, Instant.parse("2026-11-23T00:00:00Z"));
    public final Journal journal = new Journal();
    public final List<String> events = new ArrayList<>();
    private final Api api;

    public Persons() {
        this(Switches.quiet(), Pages.large());
    }

    public Persons(Switches switches, Pages pages) {
        this(Delays.typical(), switches, pages);
    }

    public Persons(Delays delays, Switches switches, Pages pages) {
        Ram ram = new Ram(time, delays, switches, journal, (account, source, type, resources, detail) ->
                events.add(account + " " + source + " " + type + " " + resources.size() + " " + detail), pages);
        Ec2 ec2 = new Ec2(time, delays, switches, journal, ram, pages);
        api = new Api(time, delays, journal, new AllowAll(), (caller, service, operation, q, r, error) -> { });
        api.add(ec2.operations());
        api.add(ram.operations(ec2::exists));
    }

    public static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    /** Makes a call; the service and the operation follow from the request's type. */
    @SuppressWarnings("unchecked")
    public <R> R call(Caller caller, SdkPojo request) {
        return (R) api.call(caller, service(request), name(request), request);
    }

    /** What the call would need. */
    public List<Access> needs(Caller caller, SdkPojo request) {
        return Needed.of(api.operation(service(request), name(request)), caller, request);
    }

    private static String service(SdkPojo request) {
        return request.getClass().getPackageName().replaceAll(".*services\\.(\\w+)\\.model", "$1");
    }

    private static String name(SdkPojo request) {
        return request.getClass().getSimpleName().replaceFirst("Request$", "");
    }

    /** The error that answers the call. */
    public AwsError refused(Caller caller, SdkPojo request) {
        return catchThrowableOfType(AwsError.class, () -> call(caller, request));
    }

    public String code(Caller caller, SdkPojo request) {
        AwsError error = refused(caller, request);
        return error == null ? "no error" : error.code();
    }

    public void wait(Duration length) {
        time.runFor(length);
    }

    public void settle() {
        time.runFor(Duration.ofMinutes(5));
    }

    /** A gateway with everything automatic off, available. */
    public TransitGateway gateway() {
        CreateTransitGatewayResponse made = call(HUB, CreateTransitGatewayRequest.builder().options(options -> options
                .autoAcceptSharedAttachments(AutoAcceptSharedAttachmentsValue.DISABLE)
                .defaultRouteTableAssociation(DefaultRouteTableAssociationValue.DISABLE)
                .defaultRouteTablePropagation(DefaultRouteTablePropagationValue.DISABLE)).build());
        settle();
        return made.transitGateway();
    }

    /** Shares the gateway with the account, which accepts and waits until it is visible. */
    public void share(TransitGateway gateway, Caller receiver) {
        share(gateway.transitGatewayArn(), receiver);
    }

    public void share(String arn, Caller receiver) {
        call(HUB, CreateResourceShareRequest.builder().name("hub").resourceArns(arn)
                .principals(receiver.account()).build());
        GetResourceShareInvitationsResponse got =
                call(receiver, GetResourceShareInvitationsRequest.builder().build());
        call(receiver, AcceptResourceShareInvitationRequest.builder().resourceShareInvitationArn(
                got.resourceShareInvitations().getLast().resourceShareInvitationArn()).build());
        settle();
    }

    public String vpc(Caller owner, String cidr) {
        CreateVpcResponse made = call(owner, CreateVpcRequest.builder().cidrBlock(cidr).build());
        return made.vpc().vpcId();
    }

    /** A /24 subnet: {@code cidr} is its base address. */
    public String subnet(Caller owner, String vpcId, String cidr, String zone) {
        CreateSubnetResponse made = call(owner, CreateSubnetRequest.builder().vpcId(vpcId).cidrBlock(cidr)
                .availabilityZone("ap-northeast-1" + zone).build());
        return made.subnet().subnetId();
    }

    public CreateTransitGatewayVpcAttachmentRequest attachment(TransitGateway gateway, String vpcId, String subnetId) {
        return CreateTransitGatewayVpcAttachmentRequest.builder().transitGatewayId(gateway.transitGatewayId())
                .vpcId(vpcId).subnetIds(subnetId).build();
    }

    /** A new VPC with this /16 or smaller block and one subnet, and its request for an attachment. */
    public String requested(TransitGateway gateway, Caller owner, String cidr) {
        String vpcId = vpc(owner, cidr);
        String subnetId = subnet(owner, vpcId, cidr.replaceFirst("/.*", "/28"), "a");
        CreateTransitGatewayVpcAttachmentResponse made = call(owner, attachment(gateway, vpcId, subnetId));
        return made.transitGatewayVpcAttachment().transitGatewayAttachmentId();
    }

    public AcceptTransitGatewayVpcAttachmentRequest acceptance(String attachmentId) {
        return AcceptTransitGatewayVpcAttachmentRequest.builder().transitGatewayAttachmentId(attachmentId).build();
    }

    /** The same, accepted and available. */
    public String attached(TransitGateway gateway, Caller owner, String cidr) {
        String id = requested(gateway, owner, cidr);
        if (owner != HUB) {
            call(HUB, acceptance(id));
        }
        settle();
        return id;
    }

    public String table(TransitGateway gateway) {
        CreateTransitGatewayRouteTableResponse made = call(HUB, CreateTransitGatewayRouteTableRequest.builder()
                .transitGatewayId(gateway.transitGatewayId()).build());
        settle();
        return made.transitGatewayRouteTable().transitGatewayRouteTableId();
    }

    private static final class Needed {
        @SuppressWarnings("unchecked")
        static <Q extends SdkPojo> List<Access> of(
                Operation<Q> operation, Caller caller, SdkPojo request) {
            return operation.needs().apply(caller, (Q) request);
        }
    }
}
