package org.transithandshake.aws;

import java.util.List;
import java.util.Map;
import org.transithandshake.routing.VpcSubnets;
import org.transithandshake.routing.VpcTable;

/** The subnets and route tables of some VPCs as EC2 described them, read once for all that is made of them. */
public record SeenVpcs(List<software.amazon.awssdk.services.ec2.model.Subnet> subnets,
        List<software.amazon.awssdk.services.ec2.model.RouteTable> tables) {
    public SeenVpcs {
        subnets = List.copyOf(subnets);
        tables = List.copyOf(tables);
    }

    Map<String, VpcSubnets> byVpc() {
        return VpcRoutes.byVpc(subnets);
    }

    /** Every table, and which of the subnets use it. */
    List<VpcTable> observed() {
        return VpcRoutes.observed(byVpc().values().stream().flatMap(vpc -> vpc.all().stream()).toList(), tables);
    }
}
