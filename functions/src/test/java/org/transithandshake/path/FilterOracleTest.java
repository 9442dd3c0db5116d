package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/** Random rules against evaluators too simple to be wrong: one port at a time, addresses as bits, rules in turn. */
final class FilterOracleTest {

    private static final int SETS = 3_000;
    private static final int PORTS = 40;
    private static final int NUMBERS = 20;
    private static final int[] PROTOCOLS = {Traffic.ANY, Traffic.TCP, Traffic.TCP, Traffic.UDP, Traffic.ICMP, 50};

    private final Random random = new Random(20_26);

    @Test
    void aclsDenyThePortsThatTheFirstMatchingRuleDenies() {
        int denied = 0;
        for (int set = 0; set < SETS; set++) {
            NetworkAcl acl = acl();
            int address = random.nextInt(256);
            Traffic packet = new Traffic(random.nextBoolean() ? Traffic.TCP : Traffic.UDP, ports());
            for (Direction direction : Direction.values()) {
                TreeSet<Integer> expected = new TreeSet<>();
                IntStream.rangeClosed(packet.ports().from(), packet.ports().to())
                        .filter(port -> !allows(acl.rules(direction), packet.protocol(), port, address))
                        .forEach(expected::add);
                TreeSet<Integer> actual = new TreeSet<>();
                acl.denials(direction, packet, at(address)).forEach(denial -> IntStream
                        .rangeClosed(denial.ports().from(), denial.ports().to()).forEach(actual::add));
                assertThat(actual).as("%s %s %s", acl, packet, address).isEqualTo(expected);
                denied += expected.size() == packet.ports().size() ? 0 : expected.size();
            }
        }
        assertThat(denied).as("partly denied, so the test says something").isGreaterThan(SETS);
    }

    /** The rule that the finding proposes is added: the packet passes, and others meet what they met before. */
    @Test
    void theProposedAclRuleMendsAndTouchesNobodyElse() {
        int mended = 0;
        for (int set = 0; set < SETS; set++) {
            NetworkAcl acl = acl();
            int address = random.nextInt(256);
            Traffic packet = new Traffic(Traffic.TCP, ports());
            List<NetworkAcl.Denial> denials = acl.denials(Direction.INGRESS, packet, at(address));
            if (denials.isEmpty()) {
                continue;
            }
            AclGate gate = new AclGate(Guarded.A, Guarded.A.subnets().getFirst(), Direction.INGRESS, at(address),
                    new Packet(packet, true));
            Optional<String> command = new AclFindings(gate, acl).denied(denials).fix().command();
            if (command.isEmpty()) {
                assertThat(IntStream.range(1, denials.stream().mapToInt(NetworkAcl.Denial::rule).min().orElseThrow()))
                        .allMatch(number -> acl.inbound().stream().anyMatch(rule -> rule.number() == number));
                continue;
            }
            int number = Integer.parseInt(command.get().replaceAll(".*--rule-number (\\d+) .*", "$1"));
            List<AclRule> rules = new ArrayList<>(acl.inbound());
            rules.add(new AclRule(number, true, packet, Cidr.of(at(address))));
            NetworkAcl after = new NetworkAcl("acl-1", List.of(), rules, List.of());

            assertThat(after.denials(Direction.INGRESS, packet, at(address))).isEmpty();
            assertThat(after.denials(Direction.INGRESS, packet, at(address ^ 1)))
                    .isEqualTo(acl.denials(Direction.INGRESS, packet, at(address ^ 1)));
            mended++;
        }
        assertThat(mended).isGreaterThan(SETS / 2);
    }

    @Test
    void groupsAllowWhatOneRuleOfOneGroupAllows() {
        int allowed = 0;
        for (int set = 0; set < SETS; set++) {
            List<SecurityGroup> groups = IntStream.rangeClosed(1, 1 + random.nextInt(2))
                    .mapToObj(n -> new SecurityGroup("sg-" + n, groupRules(), List.of())).toList();
            int address = random.nextInt(256);
            int port = random.nextInt(PORTS);
            NetworkInterface peer = new NetworkInterface("eni-1", List.of(at(address)), List.of(group().id()));
            Site site = new Site(Guarded.B, Optional.empty(), at(0));
            GroupGate gate = new GroupGate(site, Direction.INGRESS, at(address), Optional.of(peer), References.hold(),
                    Traffic.tcp(port, port));
            boolean expected = groups.stream().flatMap(one -> one.inbound().stream())
                    .anyMatch(rule -> covers(rule.traffic(), Traffic.TCP, port) && admits(rule.peer(), address, peer));

            assertThat(gate.passes(groups)).as("%s %s %s", groups, port, address)
                    .isEqualTo(expected ? Support.ENABLED : Support.DISABLED);
            allowed += expected ? 1 : 0;
        }
        assertThat(allowed).isBetween(SETS / 5, SETS * 4 / 5);
    }

    private static boolean allows(List<AclRule> rules, int protocol, int port, int address) {
        for (int number = 1; number < NUMBERS; number++) {
            for (AclRule rule : rules) {
                if (rule.number() == number && covers(rule.traffic(), protocol, port) && has(rule.block(), address)) {
                    return rule.allow();
                }
            }
        }
        return false;
    }

    private static boolean covers(Traffic rule, int protocol, int port) {
        if (rule.protocol() == -1) {
            return true;
        }
        return rule.protocol() == protocol && port >= rule.ports().from() && port <= rule.ports().to();
    }

    private static boolean admits(Peer peer, int address, NetworkInterface other) {
        return switch (peer) {
            case Peer.Block block -> has(block.cidr(), address);
            case Peer.PrefixList list -> list.entries().orElseThrow().stream().anyMatch(entry -> has(entry, address));
            case Peer.Group group -> other.groupIds().contains(group.id());
        };
    }

    /** All blocks drawn are 10.0.0.x/24 to /32. */
    private static boolean has(Cidr block, int address) {
        String[] parts = block.toString().split("[./]");
        int shift = 32 - Integer.parseInt(parts[4]);
        return Integer.parseInt(parts[3]) >> shift == address >> shift;
    }

    private NetworkAcl acl() {
        return new NetworkAcl("acl-1", List.of(), aclRules(), aclRules());
    }

    private List<AclRule> aclRules() {
        return random.ints(1, NUMBERS).distinct().limit(random.nextInt(8))
                .mapToObj(number -> new AclRule(number, random.nextInt(3) > 0, traffic(), block())).toList();
    }

    private List<GroupRule> groupRules() {
        return IntStream.range(0, random.nextInt(8)).mapToObj(n -> new GroupRule(traffic(), switch (random.nextInt(4)) {
            case 0 -> group();
            case 1 -> new Peer.PrefixList("pl-1", Optional.of(List.of(block(), block())));
            default -> new Peer.Block(block());
        })).toList();
    }

    private Peer.Group group() {
        return new Peer.Group("sg-" + random.nextInt(5));
    }

    private Traffic traffic() {
        int protocol = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
        return new Traffic(protocol, protocol == Traffic.ANY ? PortRange.ALL : ports());
    }

    private PortRange ports() {
        int from = random.nextInt(PORTS);
        return new PortRange(from, from + random.nextInt(PORTS - from));
    }

    private Cidr block() {
        int prefix = random.nextInt(24, 30);
        return Cidr.of("10.0.0." + (random.nextInt(256) >> 32 - prefix << 32 - prefix) + "/" + prefix);
    }

    private static Address at(int last) {
        return Address.parse("10.0.0." + last);
    }
}
