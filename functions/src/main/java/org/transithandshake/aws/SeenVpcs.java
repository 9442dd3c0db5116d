package org.transithandshake.aws;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.transithandshake.routing.RouteTable;
import org.transithandshake.routing.Subnet;
import org.transithandshake.routing.VpcSubnets;

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

    /** The tables that these subnets use, each once. */
    List<RouteTable> tablesOf(Collection<Subnet> users) {
        return VpcRoutes.tablesOf(users, tables);
    }
}
