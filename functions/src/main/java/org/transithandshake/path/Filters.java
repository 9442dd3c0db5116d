package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Address;

/**
 * What stands between a VPC's route tables and its hosts. What is not listed is not known, and never taken to let pass.
 *
 * @param vpcId      the VPC
 * @param interfaces at least those of the addresses that are asked about
 * @param groups     the security groups they have
 * @param acls       those of the subnets on the way, the attachment's included
 */
public record Filters(
        String vpcId, List<NetworkInterface> interfaces, List<SecurityGroup> groups, List<NetworkAcl> acls) {

    public Filters {
        Text.id("VPC id", vpcId);
        interfaces = List.copyOf(interfaces);
        groups = List.copyOf(groups);
        acls = List.copyOf(acls);
    }

    Optional<NetworkInterface> interfaceOf(Address address) {
        return interfaces.stream().filter(one -> one.addresses().contains(address)).findFirst();
    }

    Optional<SecurityGroup> group(String id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }

    Optional<NetworkAcl> aclOf(Subnet subnet) {
        return acls.stream().filter(acl -> acl.subnetIds().contains(subnet.id())).findFirst();
    }
}
