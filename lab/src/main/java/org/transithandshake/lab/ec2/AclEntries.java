package org.transithandshake.lab.ec2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * The numbered entries of network ACLs, of which the last, {@code *} in the console and 32767 here, denies what none
 * before it has decided.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL rules</a>
 */
final class AclEntries {
    private static final int LAST = 32_767;
    private final World world;
    private final NetworkAcls acls;

    AclEntries(World world, NetworkAcls acls) {
        this.world = world;
        this.acls = acls;
    }

    /** What a VPC's default ACL begins with. */
    static List<NetworkAclEntry> open() {
        return List.of(entry(100, true, RuleAction.ALLOW), entry(LAST, true, RuleAction.DENY),
                entry(100, false, RuleAction.ALLOW), entry(LAST, false, RuleAction.DENY));
    }

    /** What an ACL that somebody makes begins with. */
    static List<NetworkAclEntry> closed() {
        return List.of(entry(LAST, true, RuleAction.DENY), entry(LAST, false, RuleAction.DENY));
    }

    /**
     * What a default ACL has once its VPC has an IPv6 block. In a direction that somebody changed before, IPv6 stays
     * denied ("Default network ACL", Amazon VPC user guide).
     */
    static List<NetworkAclEntry> withIpv6(List<NetworkAclEntry> entries) {
        return Stream.of(true, false).flatMap(egress -> {
            List<NetworkAclEntry> standing = entries.stream().filter(entry -> entry.egress() == egress).toList();
            boolean unchanged = open().containsAll(standing) && standing.size() == 2;
            Stream<NetworkAclEntry> added = standing.stream().anyMatch(entry -> entry.ruleNumber() > LAST)
                    ? Stream.of() : Stream.of(ipv6(LAST + 1, egress, RuleAction.DENY));
            return Stream.of(standing.stream(), added,
                    unchanged ? Stream.of(ipv6(101, egress, RuleAction.ALLOW)) : Stream.<NetworkAclEntry>of())
                    .flatMap(some -> some).sorted(Comparator.comparing(NetworkAclEntry::ruleNumber));
        }).toList();
    }

    private static NetworkAclEntry ipv6(int number, boolean egress, RuleAction action) {
        return entry(number, egress, action).toBuilder().cidrBlock(null).ipv6CidrBlock("::/0").build();
    }

    private static NetworkAclEntry entry(int number, boolean egress, RuleAction action) {
        return NetworkAclEntry.builder().ruleNumber(number).egress(egress).protocol("-1").cidrBlock("0.0.0.0/0")
                .ruleAction(action).build();
    }

    CreateNetworkAclEntryResponse create(Caller caller, CreateNetworkAclEntryRequest request) {
        NetworkAcl acl = acls.require(caller, request.networkAclId());
        NetworkAclEntry made = checked(entry(request));
        if (find(acl, made.ruleNumber(), made.egress()).isPresent()) {
            throw new AwsError("NetworkAclEntryAlreadyExists", "The network acl entry identified by "
                    + made.ruleNumber() + " already exists.");
        }
        change(acl, made, made.ruleNumber(), made.egress());
        return CreateNetworkAclEntryResponse.builder().build();
    }

    ReplaceNetworkAclEntryResponse replace(Caller caller, ReplaceNetworkAclEntryRequest request) {
        NetworkAcl acl = acls.require(caller, request.networkAclId());
        NetworkAclEntry made = checked(entry(request));
        require(acl, made.ruleNumber(), made.egress());
        change(acl, made, made.ruleNumber(), made.egress());
        return ReplaceNetworkAclEntryResponse.builder().build();
    }

    DeleteNetworkAclEntryResponse delete(Caller caller, DeleteNetworkAclEntryRequest request) {
        NetworkAcl acl = acls.require(caller, request.networkAclId());
        checkNumber(request.ruleNumber());
        boolean egress = Boolean.TRUE.equals(request.egress());
        require(acl, request.ruleNumber(), egress);
        change(acl, null, request.ruleNumber(), egress);
        return DeleteNetworkAclEntryResponse.builder().build();
    }

    /** What both requests say of an entry: their members have the names of the entry's. */
    private static NetworkAclEntry entry(SdkPojo request) {
        Map<String, Object> given = new HashMap<>();
        request.sdkFields().forEach(field -> given.put(field.memberName(), field.getValueOrDefault(request)));
        given.putIfAbsent("Egress", false);
        NetworkAclEntry.Builder entry = NetworkAclEntry.builder();
        entry.sdkFields().forEach(field -> field.set(entry, given.get(field.memberName())));
        return entry.build();
    }

    private static NetworkAclEntry checked(NetworkAclEntry entry) {
        checkNumber(entry.ruleNumber());
        if (entry.ruleAction() == null || entry.ruleAction() == RuleAction.UNKNOWN_TO_SDK_VERSION) {
            throw Faults.invalidValue("Value (" + entry.ruleActionAsString() + ") for parameter ruleAction is invalid."
                    + " Expected allow or deny.");
        }
        if ((entry.cidrBlock() == null) == (entry.ipv6CidrBlock() == null)) {
            throw Faults.missing("cidrBlock or ipv6CidrBlock");
        }
        SecurityGroupRule ports = Ports.of(IpPermission.builder().ipProtocol(entry.protocol())
                .fromPort(entry.portRange() == null ? null : entry.portRange().from())
                .toPort(entry.portRange() == null ? null : entry.portRange().to()).build());
        String cidr = entry.cidrBlock() == null ? null : Cidr.of(entry.cidrBlock(), "InvalidParameterValue").toString();
        return entry.toBuilder().cidrBlock(cidr).protocol(number(ports.ipProtocol())).build();
    }

    /** EC2 shows the protocols of entries by number. */
    private static String number(String protocol) {
        return switch (protocol) {
            case "tcp" -> "6";
            case "udp" -> "17";
            case "icmp" -> "1";
            case "icmpv6" -> "58";
            default -> protocol;
        };
    }

    private static void checkNumber(Integer number) {
        if (number == null || number < 1 || number >= LAST) {
            throw Faults.invalidValue("Value (" + number + ") for parameter ruleNumber is invalid."
                    + " Expected 1 to 32766.");
        }
    }

    private static Optional<NetworkAclEntry> find(NetworkAcl acl, int number, boolean egress) {
        return acl.entries().stream().filter(one -> one.ruleNumber() == number && one.egress() == egress).findFirst();
    }

    private static void require(NetworkAcl acl, int number, boolean egress) {
        find(acl, number, egress).orElseThrow(() -> new AwsError("InvalidNetworkAclEntry.NotFound",
                "The network acl entry identified by " + number + " does not exist"));
    }

    /** Puts an entry in the place of the one with the number, or takes that away when there is no new one. */
    private void change(NetworkAcl acl, NetworkAclEntry made, int number, boolean egress) {
        List<NetworkAclEntry> entries = new ArrayList<>(acl.entries());
        entries.removeIf(one -> one.ruleNumber() == number && one.egress() == egress);
        if (made != null) {
            entries.add(made);
        }
        entries.sort(Comparator.comparing((NetworkAclEntry one) -> !one.egress())
                .thenComparing(NetworkAclEntry::ruleNumber));
        world.acls.change(acl.networkAclId(), old -> old.toBuilder().entries(entries).build());
    }
}
