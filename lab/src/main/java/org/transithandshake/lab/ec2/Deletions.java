package org.transithandshake.lab.ec2;

import java.util.List;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/**
 * The ends of VPCs, subnets and their route tables. Nothing goes that something else still needs.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html">Delete your VPC</a>
 */
final class Deletions {
    private final World world;
    private final Vpcs vpcs;
    private final RouteTables tables;
    private final SecurityGroups groups;
    private final NetworkAcls acls;
    private final Interfaces interfaces;

    Deletions(World world, Vpcs vpcs, RouteTables tables, Firewalls firewalls, Interfaces interfaces) {
        this.world = world;
        this.vpcs = vpcs;
        this.tables = tables;
        this.groups = firewalls.groups();
        this.acls = firewalls.acls();
        this.interfaces = interfaces;
    }

    /** Its main route table, default security group and default ACL go with it. */
    DeleteVpcResponse vpc(Caller caller, DeleteVpcRequest request) {
        String id = vpcs.require(caller, request.vpcId()).vpcId();
        if (inUse(caller, id)) {
            throw Faults.dependency("vpc", id);
        }
        tablesOf(caller, id).forEach(table -> world.tables.remove(table.routeTableId()));
        groups.vpcDeleted(caller, id);
        acls.vpcDeleted(caller, id);
        world.vpcs.remove(id);
        world.tags.deleteAll(caller, id);
        return DeleteVpcResponse.builder().build();
    }

    private boolean inUse(Caller caller, String vpcId) {
        return world.subnets.own(caller).anyMatch(subnet -> subnet.vpcId().equals(vpcId))
                || tablesOf(caller, vpcId).stream().anyMatch(table -> !isMain(table))
                || groups.anyMade(caller, vpcId) || acls.anyMade(caller, vpcId)
                || world.internetGateways.own(caller).anyMatch(gateway -> gateway.attachments().stream()
                        .anyMatch(one -> vpcId.equals(one.vpcId())))
                || world.attachments.all().map(Shelf.Kept::value)
                        .anyMatch(one -> one.exists() && one.vpcId().equals(vpcId));
    }

    private List<RouteTable> tablesOf(Caller caller, String vpcId) {
        return world.tables.own(caller).filter(table -> table.vpcId().equals(vpcId)).toList();
    }

    private static boolean isMain(RouteTable table) {
        return table.associations().stream().anyMatch(one -> Boolean.TRUE.equals(one.main()));
    }

    /** Its associations with a route table and a network ACL go with it. */
    DeleteSubnetResponse subnet(Caller caller, DeleteSubnetRequest request) {
        String id = Faults.checked(request.subnetId(), "SubnetId", "subnet", "InvalidSubnetID.Malformed");
        world.subnets.own(caller, id).orElseThrow(() -> Faults.subnetNotFound(id));
        if (interfaces.in(id)) {
            throw Faults.dependency("subnet", id);
        }
        tables.subnetDeleted(caller, id);
        acls.subnetDeleted(id);
        world.subnets.remove(id);
        world.tags.deleteAll(caller, id);
        return DeleteSubnetResponse.builder().build();
    }

    DeleteRouteTableResponse table(Caller caller, DeleteRouteTableRequest request) {
        RouteTable table = tables.require(caller, request.routeTableId());
        if (!table.associations().isEmpty()) {
            throw Faults.dependency("routeTable", table.routeTableId());
        }
        world.tables.remove(table.routeTableId());
        world.tags.deleteAll(caller, table.routeTableId());
        return DeleteRouteTableResponse.builder().build();
    }
}
