package org.transithandshake.lab.capture;

import java.util.List;

/**
 * Where to look, the likeliest first. Sources: Amazon VPC User Guide, "Control subnet traffic with network access
 * control lists" (stateless, ephemeral ports) and "Control traffic to your AWS resources using security groups"
 * (stateful, in front of the instance); Transit Gateway guide, "How transit gateways work" (associations, propagation,
 * availability zones) and "Quotas" (MTU 8500 between VPCs).
 */
final class Places {
    private static final String NO_PLACE_OF_THE_NETWORK = "Not the network path: both ways pass.";

    private Places() {
    }

    static List<String> of(Verdict verdict, Pairing.Key key) {
        return switch (verdict) {
            case COMPLETE -> List.of();
            case RETURN_LOST -> wayTo("server", key.server(), "client", key.client(), "its ephemeral ports 1024-65535");
            case FORWARD_LOST -> forwardLost(key);
            case NO_ANSWER -> List.of(
                    "On " + key.server() + ": does a process listen on port " + key.service()
                            + ", and on that address, not only on 127.0.0.1 (ss -ltn)?",
                    "On " + key.server() + ": the host's own firewall (nft list ruleset, iptables -S, firewalld).",
                    "On " + key.server() + ": reverse path filtering or an answer that leaves by another interface"
                            + " (ip route get " + key.client() + "; sysctl net.ipv4.conf.all.rp_filter).",
                    "On " + key.server() + ": a full listen queue (nstat -az TcpExtListenDrops).",
                    "Not the security group: what it denies never gets to tcpdump.");
            case REFUSED -> List.of(
                    "On " + key.server() + ": is the service running, on port " + key.service() + " (ss -ltn)?",
                    "On " + key.server() + ": a host firewall that rejects instead of dropping.",
                    "A firewall appliance or load balancer on the way that rejects.", NO_PLACE_OF_THE_NETWORK);
            case RESET_BY_CLIENT -> List.of(
                    "On " + key.client() + ": the program gave up or crashed, or its own firewall rejects the answer.",
                    "A firewall on the way that resets: it may see one direction only (asymmetric routing; Transit"
                            + " Gateway appliance mode).",
                    "Another host that owns the client's address: overlapping CIDRs or a wrong route.");
            case RESET_BY_SERVER -> List.of(
                    "On " + key.server() + ": the service closes on purpose (its log; TCP wrappers, MaxStartups, TLS).",
                    "A firewall or load balancer on the way that resets (idle timeout, policy).");
            case LARGE_PACKETS_LOST -> List.of(
                    "MTU: a Transit Gateway carries at most 8500 bytes between VPCs, VPN 1500 or less; set the"
                            + " interface MTU or the MSS of both hosts accordingly.",
                    "Path MTU discovery: ICMP 'fragmentation needed' (IPv6: packet too big) must pass network ACLs,"
                            + " security groups and host firewalls.",
                    "An appliance or tunnel on the way with a smaller MTU that clamps no MSS.");
            case PARTIAL_LOSS -> List.of(
                    "The attachments' subnets: an Availability Zone of a host without one loses that zone's packets.",
                    "Route tables and network ACLs that differ from subnet to subnet, so only some hosts work.",
                    "A stateful appliance that sees one direction only (Transit Gateway appliance mode).",
                    "Limits of the instance (ethtool -S eth0 | grep exceeded) or an overloaded appliance.");
            case UNKNOWN -> unknown(key);
        };
    }

    private static List<String> unknown(Pairing.Key key) {
        return List.of("Capture the same attempt at both ends at the same time: tcpdump -nn -i any host "
                        + key.client() + " and tcp port " + key.service() + ".",
                "Both subnets' route tables: to the other side's CIDR via the Transit Gateway.",
                "The TGW route tables with which the two attachments are associated.",
                "Security group of " + key.server() + ", then the network ACLs of both sides, ephemeral ports too.");
    }

    private static List<String> forwardLost(Pairing.Key key) {
        List<String> way = wayTo("client", key.client(), "server", key.server(), "port " + key.service());
        return List.of(way.get(0), way.get(1),
                "Security groups: " + key.server() + " must let in port " + key.service() + " from " + key.client()
                        + ", and " + key.client() + " must let it out; they drop before tcpdump on the server sees it.",
                way.get(2), way.get(3), way.get(4));
    }

    private static List<String> wayTo(String from, String sender, String to, String receiver, String ports) {
        return List.of(
                "Route table of the " + from + "'s subnet (" + sender + "): a route to the " + to + "'s CIDR ("
                        + receiver + ") via the Transit Gateway"
                        + (from.equals("server") ? " = step 6, for the way back." : "."),
                "TGW route table associated with the " + from + "'s attachment: is there an active route to the " + to
                        + "'s CIDR (propagation of the " + to + "'s attachment; no blackhole)?",
                "Network ACLs, which keep no state: out of the " + from + "'s subnet and into the " + to + "'s for "
                        + ports + "; also those of the attachments' subnets.",
                "The " + to + "'s attachment: a subnet in the Availability Zone of " + receiver + ", and a route table"
                        + " there without a more specific route elsewhere.",
                "On " + sender + ": a host route, second interface or container bridge that covers the " + to
                        + "'s CIDR (ip route get " + receiver + ").");
    }
}
