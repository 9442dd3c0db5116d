package org.transithandshake.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Cidr;

class VpcSubnetsTest {
    private final Subnet a4 = new Subnet("subnet-1", "vpc-1", "az1", true, false);
    private final Subnet a46 = new Subnet("subnet-2", "vpc-1", "az1", true, true);
    private final Subnet b46 = new Subnet("subnet-3", "vpc-1", "az2", true, true);
    private final Subnet b6 = new Subnet("subnet-0", "vpc-1", "az2", false, true);
    private final Subnet c6 = new Subnet("subnet-4", "vpc-1", "az3", false, true);
    private final VpcSubnets all = new VpcSubnets(List.of(c6, b6, b46, a46, a4));

    @Test
    void theLowestIdWithIpv4IsAttachedInEachZone() {
        assertThat(all.toAttach(false)).containsExactly("subnet-1", "subnet-3");
    }

    @Test
    void aDualStackSubnetIsPreferredWhereIpv6IsWanted() {
        assertThat(all.toAttach(true)).containsExactly("subnet-2", "subnet-3");
    }

    @Test
    void ipv6NeedsABlockInEverySubnet() {
        assertThat(all.canCarryIpv6(List.of("subnet-2", "subnet-3"))).isTrue();
        assertThat(all.canCarryIpv6(List.of("subnet-1", "subnet-3"))).isFalse();
        assertThat(all.canCarryIpv6(List.of())).isFalse();
        assertThat(all.withoutIpv6(List.of("subnet-1", "subnet-3"))).containsExactly("subnet-1");
        assertThat(new VpcSubnets(List.of(a4)).withoutIpv6(List.of("subnet-1"))).isEmpty();
    }

    @Test
    void aZoneIsServedAsAWholeOrNotAtAll() {
        assertThat(all.servedBy(List.of("subnet-1"))).containsExactly(a4, a46);
        assertThat(all.unservedBy(List.of("subnet-1")).keySet()).containsExactly("az2", "az3");
    }

    @Test
    void theCureNamesASubnetThatCanBeAttached() {
        assertThat(AttachmentFindings.unservedZones("tgw-attach-1", all, List.of("subnet-1"))).satisfiesExactly(
                two -> assertThat(two).contains("zone az2", "subnet-0, subnet-3").endsWith("--add-subnet-ids subnet-3"),
                three -> assertThat(three).contains("zone az3", "subnet-4", "an IPv6-only one cannot be"));
    }

    @Test
    void aTableOfIpv4SubnetsNeedsNoIpv6Route() {
        RouteTable table = new RouteTable("rtb-1", List.of(), true, false);
        List<Change> plan = RoutePlan.of(List.of(table), List.of(Cidr.of("2001:db8::/32")),
                "tgw-1");
        assertThat(plan).singleElement().isInstanceOf(Change.NotNeeded.class);
        assertThat(RouteReport.of(plan, "tgw-1", true).status()).isEqualTo("none");
        assertThat(RouteReport.of(plan, "tgw-1", true).routes()).singleElement().asString()
                .startsWith("rtb-1: 2001:db8::/32 is not needed");
    }
}
