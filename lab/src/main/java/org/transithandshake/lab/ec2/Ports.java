package org.transithandshake.lab.ec2;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * Protocol and ports of a permission, in the forms that EC2 shows: names for TCP, UDP and ICMP, {@code -1} for all
 * protocols, which then have no ports.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html">IpPermission</a>
 */
final class Ports {
    private static final Map<String, String> NAMES =
            Map.of("6", "tcp", "17", "udp", "1", "icmp", "58", "icmpv6", "all", "-1");
    private static final Set<String> WITH_PORTS = Set.of("tcp", "udp");
    private static final Set<String> WITH_TYPES = Set.of("icmp", "icmpv6");

    private Ports() {
    }

    /** A rule with nothing but protocol and ports. */
    static SecurityGroupRule of(IpPermission permission) {
        if (permission.ipProtocol() == null) {
            throw Faults.missing("IpProtocol");
        }
        String given = permission.ipProtocol().toLowerCase(Locale.ROOT);
        String protocol = NAMES.getOrDefault(given, given);
        Integer from = permission.fromPort();
        Integer to = permission.toPort();
        if (WITH_PORTS.contains(protocol)) {
            check(protocol, from, to);
        } else if (!WITH_TYPES.contains(protocol)) {
            checkNumber(permission.ipProtocol(), protocol);
            from = -1;
            to = -1;
        }
        return SecurityGroupRule.builder().ipProtocol(protocol).fromPort(from == null ? Integer.valueOf(-1) : from)
                .toPort(to == null ? Integer.valueOf(-1) : to).build();
    }

    private static void check(String protocol, Integer from, Integer to) {
        if (from == null || to == null) {
            throw Faults.invalidValue(
                    "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
        }
        if (from < 0 || to > 65_535 || from > to) {
            throw Faults.invalidValue("Invalid value '" + from + "-" + to + "' for portRange of " + protocol
                    + ": expected 0 to 65535, the first no greater than the last.");
        }
    }

    private static void checkNumber(String given, String protocol) {
        if (!protocol.matches("-1|\\d{1,3}") || Integer.parseInt(protocol) > 255) {
            throw Faults.invalidValue("Invalid value '" + given + "' for IP protocol. Unknown protocol.");
        }
    }

    /** A permission with nothing but protocol and ports. */
    static IpPermission of(SecurityGroupRule rule) {
        boolean ports = WITH_PORTS.contains(rule.ipProtocol()) || WITH_TYPES.contains(rule.ipProtocol());
        return IpPermission.builder().ipProtocol(rule.ipProtocol()).fromPort(ports ? rule.fromPort() : null)
                .toPort(ports ? rule.toPort() : null).build();
    }
}
