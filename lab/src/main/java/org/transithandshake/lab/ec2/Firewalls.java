package org.transithandshake.lab.ec2;

import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** What filters packets in a VPC: its security groups and network ACLs. */
record Firewalls(SecurityGroups groups, GroupRules rules, NetworkAcls acls) {
    static Firewalls in(World world) {
        GroupRules rules = new GroupRules(world);
        return new Firewalls(new SecurityGroups(world, rules), rules, new NetworkAcls(world));
    }

    void vpcMade(Caller caller, String vpcId) {
        groups.createDefault(caller, vpcId);
        acls.createDefault(caller, vpcId);
    }

    void ipv6Came(String vpcId) {
        acls.ipv6Came(vpcId);
    }

    void subnetMade(Subnet subnet) {
        acls.subnetMade(subnet.subnetId(), subnet.vpcId());
    }
}
