package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.ec2.Persons.HUB;
import static org.transithandshake.lab.ec2.Persons.filter;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.api.Switches;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;

class RouteSearchTest {
    private final Persons two = new Persons(Switches.quiet(), new Pages(4, false));
    private String table;

    /** Nested blocks: a /16 propagated, within it a /24 and a /29, beside it a black hole. */
    @BeforeEach
    void fill() {
        TransitGateway gateway = two.gateway();
        String id = two.attached(gateway, HUB, "10.0.0.0/16");
        table = two.table(gateway);
        two.call(HUB, EnableTransitGatewayRouteTablePropagationRequest.builder().transitGatewayRouteTableId(table)
                .transitGatewayAttachmentId(id).build());
        fixed("10.0.1.0/24", id);
        fixed("10.0.1.0/29", id);
        fixed("172.16.0.0/12", null);
        two.settle();
    }

    private void fixed(String cidr, String attachmentId) {
        two.call(HUB, CreateTransitGatewayRouteRequest.builder().transitGatewayRouteTableId(table)
                .destinationCidrBlock(cidr).transitGatewayAttachmentId(attachmentId)
                .blackhole(attachmentId == null ? true : null).build());
    }

    private SearchTransitGatewayRoutesRequest by(String name, String... values) {
        return SearchTransitGatewayRoutesRequest.builder().transitGatewayRouteTableId(table)
                .filters(filter(name, values)).build();
    }

    private List<String> found(String name, String... values) {
        SearchTransitGatewayRoutesResponse answer = two.call(HUB, by(name, values));
        return answer.routes().stream().map(TransitGatewayRoute::destinationCidrBlock).sorted().toList();
    }

    @Test
    void routesAreFoundByTheirCidr() {
        assertThat(found("route-search.exact-match", "10.0.1.0/24")).containsExactly("10.0.1.0/24");
        assertThat(found("route-search.subnet-of-match", "10.0.1.0/24")).containsExactly("10.0.1.0/24", "10.0.1.0/29");
        assertThat(found("route-search.supernet-of-match", "10.0.1.0/25"))
                .containsExactly("10.0.0.0/16", "10.0.1.0/24");
        assertThat(found("route-search.longest-prefix-match", "10.0.1.9")).containsExactly("10.0.1.0/24");
        assertThat(found("route-search.longest-prefix-match", "10.0.1.7")).containsExactly("10.0.1.0/29");
        assertThat(found("route-search.longest-prefix-match", "11.0.0.1")).isEmpty();
    }

    @Test
    void routesAreFoundByWhatTheyAre() {
        assertThat(found("type", "propagated")).containsExactly("10.0.0.0/16");
        assertThat(found("state", "blackhole")).containsExactly("172.16.0.0/12");
        assertThat(found("state", "active")).hasSize(3);
        assertThat(found("attachment.resource-type", "vpc")).hasSize(3);
        assertThat(found("attachment.resource-id", "vpc-*")).hasSize(3);
        assertThat(found("attachment.resource-id", "vpc-0000")).isEmpty();
    }

    @Test
    void moreRoutesThanAPageHoldsAreAnnounced() {
        SearchTransitGatewayRoutesResponse all = two.call(HUB, by("state", "active", "blackhole"));
        assertThat(all.additionalRoutesAvailable()).isFalse();
        fixed("192.168.0.0/16", null);
        SearchTransitGatewayRoutesResponse some = two.call(HUB, by("state", "active", "blackhole"));
        assertThat(some.routes()).hasSize(4);
        assertThat(some.additionalRoutesAvailable()).isTrue();
    }

    @Test
    void aStaticRouteHidesThePropagatedOneUntilItIsDeleted() {
        fixed("10.0.0.0/16", null);
        assertThat(found("type", "propagated")).isEmpty();
        assertThat(found("state", "blackhole")).contains("10.0.0.0/16");
        two.call(HUB, DeleteTransitGatewayRouteRequest.builder().transitGatewayRouteTableId(table)
                .destinationCidrBlock("10.0.0.0/16").build());
        assertThat(found("type", "propagated")).containsExactly("10.0.0.0/16");
    }

    @Test
    void replacingARouteAlsoCreatesIt() {
        two.call(HUB, ReplaceTransitGatewayRouteRequest.builder().transitGatewayRouteTableId(table)
                .destinationCidrBlock("10.7.0.0/16").blackhole(true).build());
        assertThat(found("route-search.exact-match", "10.7.0.0/16")).hasSize(1);
    }

    @Test
    void aSearchThatCannotBeUnderstoodIsRefused() {
        assertThat(two.refused(HUB, by("route-search.nearest", "10.0.0.0/16")))
                .hasMessage("The filter 'route-search.nearest' is invalid");
        assertThat(two.refused(HUB, by("colour", "red"))).hasMessage("The filter 'colour' is invalid");
        assertThat(two.code(HUB, by("route-search.longest-prefix-match", "10.0.0.0/16")))
                .isEqualTo("InvalidParameterValue");
        assertThat(two.code(HUB, by("route-search.exact-match", "10.0.0.1"))).isEqualTo("InvalidParameterValue");
        assertThat(two.code(HUB, SearchTransitGatewayRoutesRequest.builder().transitGatewayRouteTableId(table)
                .build())).isEqualTo("MissingParameter");
    }
}
