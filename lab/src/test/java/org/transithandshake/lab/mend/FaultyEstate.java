package org.transithandshake.lab.mend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.collect.Collector;
import org.transithandshake.lab.facts.Sides;
import org.transithandshake.lab.wire.Naming;
import org.transithandshake.lab.wire.PojoJson;
import org.transithandshake.path.Network;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRequestOptions;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ram.RamClient;

/**
 * Two accounts of a lab with a dual-stack VPC each and a gateway of the second one, made by hand and not all of it as
 * it should be. Whoever collects from it finds the hosts 10.1.N.4 and 10.2.N.4 in their subnets.
 */
final class FaultyEstate {
    static final String SPOKE = "111111111111";
    static final String HUB = "222222222222";
    private static final List<String> ZONES = List.of("a", "c");
    private static final String EVERYTHING = "0.0.0.0/0";

    final Lab lab = new Lab(LabSetup.quiet());
    private final Random random;
    private final List<Side> sides = new ArrayList<>();
    private final String gateway;
    private final String table;

    /** What one account has. */
    record Side(String account, int number, String vpc, List<String> subnets, List<String> tables, String group) {
    }

    FaultyEstate(Random random) {
        this.random = random;
        gateway = ec2(HUB).createTransitGateway(r -> r.options(TransitGatewayRequestOptions.builder()
                .autoAcceptSharedAttachments("disable").defaultRouteTableAssociation("disable")
                .defaultRouteTablePropagation("disable").securityGroupReferencingSupport(often() ? "enable" : "disable")
                .build())).transitGateway().transitGatewayId();
        settle();
        table = ec2(HUB).createTransitGatewayRouteTable(r -> r.transitGatewayId(gateway))
                .transitGatewayRouteTable().transitGatewayRouteTableId();
        share();
        vpc(random.nextInt(4) == 0 ? HUB : SPOKE, 1);
        vpc(HUB, 2);
        sides.forEach(this::attach);
        sides.forEach(this::routes);
        settle();
    }

    private void share() {
        RamClient ram = lab.ram(HUB);
        ram.createResourceShare(r -> r.name("hub").principals(SPOKE)
                .resourceArns("arn:aws:ec2:" + Lab.REGION + ":" + HUB + ":transit-gateway/" + gateway));
        settle();
        RamClient spoke = lab.ram(SPOKE);
        spoke.acceptResourceShareInvitation(r -> r.resourceShareInvitationArn(spoke.getResourceShareInvitations(
                q -> { }).resourceShareInvitations().getFirst().resourceShareInvitationArn()));
        settle();
    }

    private void vpc(String account, int number) {
        Ec2Client ec2 = ec2(account);
        String vpc = ec2.createVpc(r -> r.cidrBlock("10." + number + ".0.0/16")
                .ipv6Pool("ipv6pool-ec2-0123456789abcdef0")
                .ipv6CidrBlock("2001:db8:" + number + "::/56")).vpc().vpcId();
        List<String> subnets = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        for (int i = 0; i < ZONES.size(); i++) {
            int index = i;
            String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10." + number + "." + index + ".0/24")
                    .ipv6CidrBlock("2001:db8:" + number + ":" + index + "::/64")
                    .availabilityZone(Lab.REGION + ZONES.get(index))).subnet().subnetId();
            String made = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
            ec2.associateRouteTable(r -> r.routeTableId(made).subnetId(subnet));
            subnets.add(subnet);
            tables.add(made);
            acl(ec2, vpc, subnet);
        }
        String group = ec2.createSecurityGroup(r -> r.vpcId(vpc).groupName("hosts").description("hosts")).groupId();
        sides.add(new Side(account, number, vpc, subnets, tables, group));
        group(ec2, account, group);
        sides.getLast().subnets.forEach(subnet -> host(ec2, number, subnets.indexOf(subnet), subnet, group));
    }

    private static void host(Ec2Client ec2, int number, int index, String subnet, String group) {
        ec2.createNetworkInterface(r -> r.subnetId(subnet).groups(group)
                .privateIpAddress(address(number, index, false))
                .ipv6Addresses(InstanceIpv6Address.builder().ipv6Address(address(number, index, true)).build()));
    }

    /** Every new group lets everything out ("Security groups", Amazon VPC user guide). */
    private void group(Ec2Client ec2, String account, String group) {
        if (often() && often()) {
            ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipProtocol("-1").cidrIp(EVERYTHING));
        } else if (sides.getFirst().account.equals(account)) {
            ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(IpPermission.builder()
                    .ipProtocol("-1").userIdGroupPairs(UserIdGroupPair.builder()
                            .groupId(sides.getFirst().group).build()).build()));
        }
        if (seldom()) {
            ec2.revokeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(
                    ec2.describeSecurityGroups(q -> q.groupIds(group)).securityGroups().getFirst()
                            .ipPermissionsEgress()));
        }
    }

    private void acl(Ec2Client ec2, String vpc, String subnet) {
        if (often()) {
            return;
        }
        String acl = ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
        String association = ec2.describeNetworkAcls(r -> r.filters(
                        Filter.builder().name("association.subnet-id").values(subnet).build())).networkAcls().getFirst()
                .associations().stream().filter(one -> one.subnetId().equals(subnet)).findFirst().orElseThrow()
                .networkAclAssociationId();
        ec2.replaceNetworkAclAssociation(r -> r.associationId(association).networkAclId(acl));
        for (boolean egress : List.of(true, false)) {
            if (often()) {
                ec2.createNetworkAclEntry(r -> r.networkAclId(acl).egress(egress).ruleNumber(100).ruleAction("allow")
                        .protocol("-1").cidrBlock(EVERYTHING));
            }
            if (seldom()) {
                ec2.createNetworkAclEntry(r -> r.networkAclId(acl).egress(egress).ruleNumber(50).ruleAction("deny")
                        .protocol("6").portRange(p -> p.from(22).to(50_000)).cidrBlock("10.0.0.0/8"));
            }
        }
    }

    private void attach(Side side) {
        if (seldom()) {
            return;
        }
        List<String> doors = often() ? side.subnets : side.subnets.subList(0, 1);
        String attachment = ec2(side.account).createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway)
                .vpcId(side.vpc).subnetIds(doors).options(o -> o.ipv6Support(often() ? "enable" : "disable")
                        .securityGroupReferencingSupport(often() ? "enable" : "disable")))
                .transitGatewayVpcAttachment().transitGatewayAttachmentId();
        settle();
        if (side.account.equals(SPOKE)) {
            if (seldom()) {
                return;
            }
            ec2(HUB).acceptTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment));
            settle();
        }
        if (often()) {
            ec2(HUB).associateTransitGatewayRouteTable(
                    r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment));
        }
        if (often()) {
            ec2(HUB).enableTransitGatewayRouteTablePropagation(
                    r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment));
        }
        if (seldom()) {
            ec2(HUB).createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table).blackhole(true)
                    .destinationCidrBlock("10." + side.number + "." + random.nextInt(2) + ".0/24"));
        }
        settle();
    }

    private void routes(Side side) {
        Ec2Client ec2 = ec2(side.account);
        int other = 3 - side.number;
        boolean attached = !ec2.describeTransitGatewayVpcAttachments(r -> r.filters(
                        Filter.builder().name("vpc-id").values(side.vpc).build(),
                        Filter.builder().name("state").values("available").build()))
                .transitGatewayVpcAttachments().isEmpty();
        for (String made : side.tables) {
            if (attached && often()) {
                ec2.createRoute(r -> r.routeTableId(made).transitGatewayId(gateway)
                        .destinationCidrBlock("10." + other + ".0.0/16"));
                ec2.createRoute(r -> r.routeTableId(made).transitGatewayId(gateway)
                        .destinationIpv6CidrBlock("2001:db8:" + other + "::/56"));
            }
            if (seldom()) {
                gone(ec2, side.vpc, made, "10." + other + ".0.0/" + (random.nextBoolean() ? 8 : 23));
            }
        }
    }

    /** A route whose target is no longer attached: a blackhole. */
    private static void gone(Ec2Client ec2, String vpc, String made, String block) {
        String internet = ec2.createInternetGateway(r -> { }).internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(internet).vpcId(vpc));
        String exact = block.endsWith("/8") ? "10.0.0.0/8" : block;
        ec2.createRoute(r -> r.routeTableId(made).gatewayId(internet).destinationCidrBlock(exact));
        ec2.detachInternetGateway(r -> r.internetGatewayId(internet).vpcId(vpc));
    }

    Ec2Client ec2(String account) {
        return lab.ec2(account);
    }

    void settle() {
        lab.time().runFor(Duration.ofMinutes(5));
    }

    /** What both accounts collect. */
    Network collected() {
        Sides all = new Sides();
        sides.stream().map(Side::account).distinct().forEach(account -> all.add(account + ".json",
                new Collector(ec2(account), remark -> {
                    throw new AssertionError(remark);
                }).side(account, Lab.REGION).toString()));
        return all.network();
    }

    static String address(int side, int subnet, boolean ipv6) {
        return ipv6 ? "2001:db8:" + side + ":" + subnet + "::4" : "10." + side + "." + subnet + ".4";
    }

    /** Runs a command as a person of the account. */
    void run(String account, CliCommand command) {
        lab.api().call(Caller.person(account, Lab.REGION), "ec2", command.operation(), PojoJson.read(
                command.arguments(), lab.api().operation("ec2", command.operation()).requestType(), Naming.MEMBER));
        settle();
    }

    private boolean often() {
        return random.nextInt(6) > 0;
    }

    private boolean seldom() {
        return random.nextInt(8) == 0;
    }
}
