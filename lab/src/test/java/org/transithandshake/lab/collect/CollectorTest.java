package org.transithandshake.lab.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.demo.NetworkReader;
import org.transithandshake.lab.facts.Sides;
import org.transithandshake.path.Filters;
import org.transithandshake.path.Network;
import org.transithandshake.path.Reachability;

/** Both accounts of a connected landscape, read through the SDK as {@code handshake collect} reads them. */
final class CollectorTest {

    private final Lab lab = new Lab(LabSetup.quiet());
    private final Landscape land = new Landscape(lab, Path.of("..", "template.yaml"), 2, true);
    private final List<String> remarks = new ArrayList<>();

    private Network collected() {
        Sides sides = new Sides();
        land.accounts().forEach(account -> sides.add(account + ".json", side(account).toString()));
        return sides.network();
    }

    private ObjectNode side(String account) {
        return new Collector(lab.ec2(account), remarks::add).side(account, Lab.REGION);
    }

    private void connect() {
        land.createVpc(Landscape.HUB, Landscape.range(0));
        land.createVpc(Landscape.SPOKE, Landscape.range(1));
        land.deploySpoke(Landscape.SPOKE, land.destinations(1, 1), Map.of());
        land.deployHub(List.of(Landscape.SPOKE), Map.of());
        lab.time().runFor(Duration.ofMinutes(30));
    }

    @Test
    void whatIsCollectedIsTracedAsTheLabItselfIs() {
        connect();
        Network read = new NetworkReader(lab).read(land.accounts(), Landscape.HUB);
        Network collected = collected();
        assertThat(remarks).isEmpty();
        assertThat(Reachability.of(read).pairs()).hasSize(4);
        assertThat(Reachability.of(collected)).isEqualTo(Reachability.of(read));
        assertThat(collected.vpcs()).containsExactlyInAnyOrderElementsOf(read.vpcs());
    }

    @Test
    void itIsTracedAlikeWhereSomethingIsWrong() {
        connect();
        lab.ec2(Landscape.SPOKE).describeRouteTables().routeTables().forEach(table -> table.routes().stream()
                .filter(route -> route.transitGatewayId() != null && route.destinationCidrBlock() != null)
                .forEach(route -> lab.ec2(Landscape.SPOKE).deleteRoute(r -> r.routeTableId(table.routeTableId())
                        .destinationCidrBlock(route.destinationCidrBlock()))));
        Reachability read = Reachability.of(new NetworkReader(lab).read(land.accounts(), Landscape.HUB));
        assertThat(read.findings()).isNotEmpty();
        assertThat(Reachability.of(collected())).isEqualTo(read);
    }

    @Test
    void securityGroupsAndNetworkAclsAreCollectedAsTheyAre() {
        String vpc = land.createVpc(Landscape.HUB, Landscape.range(0));
        String group = lab.ec2(Landscape.HUB).createSecurityGroup(r -> r.vpcId(vpc).groupName("ssh").description("ssh"))
                .groupId();
        lab.ec2(Landscape.HUB).authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("10.1.0.0/16"));
        String acl = lab.ec2(Landscape.HUB).createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
        lab.ec2(Landscape.HUB).createNetworkAclEntry(r -> r.networkAclId(acl).egress(true).ruleNumber(7)
                .ruleAction("deny").protocol("17").portRange(p -> p.from(53).to(54)).cidrBlock("10.1.0.0/16"));
        Filters filters = collected().filters().getFirst();
        assertThat(filters.groups()).filteredOn(one -> one.id().equals(group)).singleElement().satisfies(one -> {
            assertThat(one.inbound()).singleElement().hasToString(
                    "GroupRule[traffic=TCP 22, peer=10.1.0.0/16]");
            assertThat(one.outbound()).hasSize(1);
        });
        assertThat(filters.acls()).filteredOn(one -> one.id().equals(acl)).singleElement().satisfies(
                one -> assertThat(one.outbound()).first().hasToString(
                        "AclRule[number=7, allow=false, traffic=UDP 53-54, block=10.1.0.0/16]"));
    }

    @Test
    void theDocumentedPermissionsAreTheCallsThatAreMade() throws IOException {
        Set<String> known = Stream.concat(Reads.ALL.keySet().stream(),
                Stream.of("SearchTransitGatewayRoutes", "GetManagedPrefixListEntries")).collect(Collectors.toSet());
        Set<String> documented = Pattern.compile("(?m)^\\| `ec2:(\\w+)` \\|")
                .matcher(Files.readString(Path.of("..", "docs", "diagnose.md"))).results()
                .map(row -> row.group(1)).collect(Collectors.toSet());
        assertThat(documented).isEqualTo(known);
        connect();
        long before = lab.journal().of(Entry.ApiCall.class).count();
        land.accounts().forEach(this::side);
        Set<String> called = lab.journal().of(Entry.ApiCall.class).skip(before).map(Entry.ApiCall::operation)
                .collect(Collectors.toSet());
        assertThat(called).isSubsetOf(known)
                .containsAll(Reads.ALL.keySet()).contains("SearchTransitGatewayRoutes");
    }
}
