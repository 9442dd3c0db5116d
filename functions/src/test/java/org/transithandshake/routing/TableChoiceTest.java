package org.transithandshake.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.routing.TableChoice.Kind;

class TableChoiceTest {
    private static final Subnet SERVED = new Subnet("subnet-1", "vpc-1", "apne1-az1", true, false);
    private static final Subnet ELSEWHERE = new Subnet("subnet-2", "vpc-1", "apne1-az2", true, true);
    private static final VpcTable USED = table("rtb-used", Map.of("Tier", "private"), false, SERVED);
    private static final VpcTable SHARED = table("rtb-shared", Map.of(), false, ELSEWHERE, SERVED);
    private static final VpcTable UNSERVED = table("rtb-unserved", Map.of("Tier", "private"), false, ELSEWHERE);
    private static final VpcTable IDLE = table("rtb-idle", Map.of("Tier", "private", "Owner", "team"), false);
    private static final VpcTable EDGE = table("rtb-edge", Map.of("Tier", "private"), true);
    private static final List<VpcTable> ALL = List.of(USED, SHARED, UNSERVED, IDLE, EDGE);

    private static VpcTable table(String id, Map<String, String> tags, boolean edge, Subnet... users) {
        return new VpcTable(id, "vpc-1", List.of(), tags, edge, List.of(users));
    }

    private static List<String> chosen(Kind kind, Map<String, String> tagged, Map<String, String> excluded) {
        return new TableChoice(kind, tagged, excluded).among(ALL, List.of(SERVED)).stream().map(RouteTable::id)
                .toList();
    }

    @Test
    void attachedTablesAreThoseOfSubnetsInServedZones() {
        assertThat(chosen(Kind.ATTACHED, Map.of(), Map.of())).containsExactly("rtb-used", "rtb-shared");
    }

    @Test
    void allTablesAreAlsoThoseThatNoSubnetUsesButNeverThoseOfOtherZones() {
        assertThat(chosen(Kind.ALL, Map.of(), Map.of())).containsExactly("rtb-used", "rtb-shared", "rtb-idle");
    }

    @Test
    void everyTagMustBeThereAndAnEmptyValueIsAny() {
        assertThat(chosen(Kind.TAGGED, Map.of("Tier", "private"), Map.of())).containsExactly("rtb-used", "rtb-idle");
        assertThat(chosen(Kind.TAGGED, Map.of("Tier", "private", "Owner", ""), Map.of())).containsExactly("rtb-idle");
        assertThat(chosen(Kind.TAGGED, Map.of("Tier", "public"), Map.of())).isEmpty();
    }

    @Test
    void oneExcludedTagIsEnough() {
        assertThat(chosen(Kind.ALL, Map.of(), Map.of("Owner", "", "Tier", "public")))
                .containsExactly("rtb-used", "rtb-shared");
    }

    @Test
    void aTableWithAnEdgeAssociationIsNeverChosen() {
        for (Kind kind : Kind.values()) {
            assertThat(chosen(kind, Map.of(), Map.of())).doesNotContain("rtb-edge");
        }
    }

    /** Only who sits behind a table in a served zone needs its routes; of a table without users, the VPC's subnets. */
    @Test
    void aTableHasTheFamiliesOfItsServedUsers() {
        assertThat(new TableChoice(Kind.ALL, Map.of(), Map.of()).among(ALL, List.of(SERVED)))
                .allMatch(table -> table.needs(Cidr.of("10.0.0.0/8")) && !table.needs(Cidr.of("2001:db8::/32")));
        assertThat(new TableChoice(Kind.ALL, Map.of(), Map.of()).among(ALL, List.of(SERVED, ELSEWHERE)))
                .extracting(table -> table.needs(Cidr.of("2001:db8::/32"))).containsExactly(false, true, true, true);
    }

    @Test
    void aTableWithoutARouteToTheGatewayKeepsEveryOther() {
        Cidr gone = Cidr.of("10.9.0.0/16");
        RouteTable table = new RouteTable("rtb-1", List.of(new Route(gone, "tgw-1", false),
                new Route(gone, "pcx-1", false), new Route(Cidr.of("10.0.0.0/8"), "tgw-1", false)));
        assertThat(table.without(List.of(gone), "tgw-1").routes()).containsExactly(new Route(gone, "pcx-1", false),
                new Route(Cidr.of("10.0.0.0/8"), "tgw-1", false));
    }
}
