package org.transithandshake.path;

import java.util.List;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/** The AWS CLI commands about filters. All arguments have passed {@link Text}, or are numbers and addresses. */
final class FilterCommands {

    private FilterCommands() {
    }

    static String createAclEntry(String acl, Direction direction, int number, Traffic traffic, Address other) {
        String ports = traffic.isIcmp()
                ? " --icmp-type-code Type=" + traffic.icmpType() + ",Code=" + traffic.icmpCode()
                : hasPorts(traffic) ? " --port-range From=" + traffic.ports().from() + ",To=" + traffic.ports().to() : "";
        return "aws ec2 create-network-acl-entry --network-acl-id " + acl
                + (direction == Direction.INGRESS ? " --ingress" : " --egress") + " --rule-number " + number
                + " --rule-action allow --protocol " + traffic.protocol() + ports
                + (other.isIpv6() ? " --ipv6-cidr-block " : " --cidr-block ") + Cidr.of(other);
    }

    /** The shorthand is quoted, as a shell would read its brackets. */
    static String authorize(String group, Direction direction, Traffic traffic, Address other) {
        String ports = traffic.isIcmp()
                ? ",FromPort=" + traffic.icmpType() + ",ToPort=" + traffic.icmpCode()
                : hasPorts(traffic) ? ",FromPort=" + traffic.ports().from() + ",ToPort=" + traffic.ports().to() : "";
        String range = other.isIpv6() ? ",Ipv6Ranges=[{CidrIpv6=" : ",IpRanges=[{CidrIp=";
        return "aws ec2 authorize-security-group-" + (direction == Direction.INGRESS ? "ingress" : "egress")
                + " --group-id " + group + " --ip-permissions 'IpProtocol=" + name(traffic.protocol()) + ports + range
                + Cidr.of(other) + "}]'";
    }

    static String enableReferences(References.Part part) {
        return (part.isAttachment()
                ? "aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "
                : "aws ec2 modify-transit-gateway --transit-gateway-id ") + part.id()
                + " --options SecurityGroupReferencingSupport=enable";
    }

    static String describeGroups(List<String> groups) {
        return "aws ec2 describe-security-groups" + (groups.isEmpty() ? "" : " --group-ids " + String.join(" ", groups));
    }

    static String describeInterfaces(String vpc) {
        return "aws ec2 describe-network-interfaces --filters Name=vpc-id,Values=" + vpc;
    }

    static String describeInterface(Address address) {
        String filter = address.isIpv6() ? "ipv6-addresses.ipv6-address" : "addresses.private-ip-address";
        return "aws ec2 describe-network-interfaces --filters Name=" + filter + ",Values=" + address;
    }

    static String describeAclOf(String subnet) {
        return "aws ec2 describe-network-acls --filters Name=association.subnet-id,Values=" + subnet;
    }

    private static boolean hasPorts(Traffic traffic) {
        return traffic.protocol() == Traffic.TCP || traffic.protocol() == Traffic.UDP;
    }

    private static String name(int protocol) {
        return switch (protocol) {
            case Traffic.TCP -> "tcp";
            case Traffic.UDP -> "udp";
            case Traffic.ICMP -> "icmp";
            case Traffic.ICMPV6 -> "icmpv6";
            default -> "" + protocol;
        };
    }
}
