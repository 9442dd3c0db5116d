package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/** Takes a half apart into {@link HalfWay}s: each subnet, each of the far ranges, each entrance of the attachment. */
record HalfTracer(Vpc own, List<NetworkAcl> acls, Gateway gateway, Attachment attachment, Vpc far) {

    /** Groups are of hosts: that of the hosts which stand for all lets everything pass. */
    private static final SecurityGroup OPEN = new SecurityGroup("sg-any", everything(), everything());

    /** @param apart subnets that take no part */
    List<Half> parts(Set<String> apart) {
        List<Subnet> doors = attachment.subnetIds().stream().map(own::subnet).flatMap(Optional::stream).toList();
        if (doors.isEmpty()) {
            return List.of(new Half(Verdict.UNKNOWN, List.of(AttachmentFindings.subnetsUnknown(attachment))));
        }
        Set<String> zones = doors.stream().map(Subnet::azId).collect(Collectors.toSet());
        return own.subnets().stream().filter(subnet -> zones.contains(subnet.azId()))
                .filter(subnet -> !apart.contains(subnet.id()))
                .flatMap(subnet -> ways(subnet, doors)).map(HalfWay::half).toList();
    }

    private Stream<HalfWay> ways(Subnet subnet, List<Subnet> doors) {
        return subnet.cidrs().stream().flatMap(block -> far.cidrs().stream()
                .filter(range -> range.isIpv6() == block.isIpv6())
                .flatMap(range -> doors.stream().map(door -> new HalfWay(this, subnet, block, range, door))));
    }

    /** What is known, seen from a host at this address; of the attachment only some subnets. */
    Network network(Address host, List<String> doors) {
        Attachment by = new Attachment(attachment.id(), attachment.vpcId(), attachment.account(), doors,
                attachment.state(), attachment.table(), attachment.groups(), attachment.ipv6());
        List<Attachment> attachments = gateway.attachments().stream()
                .map(other -> other.id().equals(by.id()) ? by : other).toList();
        NetworkInterface any = new NetworkInterface("eni-any", List.of(host), List.of(OPEN.id()));
        return new Network(List.of(own, far), List.of(new Gateway(gateway.id(), gateway.account(), gateway.tables(),
                attachments, gateway.sight(), gateway.groups())),
                List.of(new Filters(own.id(), List.of(any), List.of(OPEN), acls)));
    }

    private static List<GroupRule> everything() {
        return Stream.of("0.0.0.0/0", "::/0")
                .map(block -> new GroupRule(Traffic.all(), new Peer.Block(Cidr.of(block)))).toList();
    }
}
