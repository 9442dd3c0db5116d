package org.transithandshake.lab.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.template.Stack;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** A hub and some spokes, each with a VPC of some subnets, and the shipped template in all of them. */
public final class Landscape {
    public static final String HUB = "222222222222";
    public static final String SPOKE = "111111111111";
    public static final String STACK = "transit-handshake";
    private static final String POOL = "ipv6pool-ec2-0123456789abcdef0";
    private static final List<String> ZONES = List.of("a", "c", "d");

    private final Lab lab;
    private final Path template;
    private final int subnets;
    private final boolean ipv6;
    private final Map<String, String> vpcs = new HashMap<>();

    /** @param subnets in each VPC, one after another in the Region's three zones, each with a table of its own */
    public Landscape(Lab lab, Path template, int subnets) {
        this(lab, template, subnets, false);
    }

    /** @param ipv6 whether the VPCs are dual-stack and the hub allows 2001:db8::/32, too */
    public Landscape(Lab lab, Path template, int subnets, boolean ipv6) {
        this.lab = lab;
        this.template = template;
        this.subnets = subnets;
        this.ipv6 = ipv6;
    }

    /**
     * What {@code serve --deploy} and {@code replay} begin with: a hub and a spoke with a VPC of one subnet each, of
     * which the spoke's wants to reach 10.0.0.0/8. Nothing has happened yet.
     */
    public static Sample sample(Lab lab, Path template) {
        return sample(lab, template, Map.of());
    }

    /** The same with more parameters for the hub. */
    public static Sample sample(Lab lab, Path template, Map<String, String> hub) {
        Landscape land = new Landscape(lab, template, 1);
        land.createVpc(HUB, range(0));
        land.createVpc(SPOKE, range(1));
        Stack spoke = land.deploySpoke(SPOKE, "10.0.0.0/8", Map.of());
        return new Sample(land, land.deployHub(List.of(SPOKE), hub), spoke);
    }

    /** A landscape with its two stacks. */
    public record Sample(Landscape land, Stack hub, Stack spoke) {
    }

    /** The accounts of so many spokes: 111111111111, then 333333333333 and on. */
    public static List<String> spokes(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> i == 1 ? SPOKE
                : i <= 8 ? Integer.toString(i + 1).repeat(12) : "9%011d".formatted(i)).toList();
    }

    /** The VPC's range: 10.2.0.0/16 in the hub, 10.1.0.0/16 in the first spoke, 10.3.0.0/16 in the second. */
    public static String range(int spoke) {
        return spoke == 0 ? "10.2.0.0/16" : spoke == 1 ? "10.1.0.0/16" : "10." + (spoke + 1) + ".0.0/16";
    }

    /** The IPv6 range of a VPC whose second number this is: 2001:db8:2::/56 beside 10.2.0.0/16. */
    public static String ipv6Range(String range) {
        return "2001:db8:%x::/56".formatted(Integer.parseInt(range.split("\\.")[1]));
    }

    /** As below, with {@link #ipv6Range} beside it if the landscape is dual-stack. */
    public String createVpc(String account, String range) {
        return createVpc(account, range, ipv6 ? Optional.of(ipv6Range(range)) : Optional.empty());
    }

    /**
     * Makes the account's VPC; /24 subnets from its base on, in each zone in turn, with a route table each.
     *
     * @param six a block such as 2001:db8:2::/56 for a dual-stack VPC, of which each subnet gets a /64
     */
    public String createVpc(String account, String range, Optional<String> six) {
        Ec2Client ec2 = lab.ec2(account);
        String vpc = ec2.createVpc(r -> r.cidrBlock(range).ipv6CidrBlock(six.orElse(null))
                .ipv6Pool(six.map(block -> POOL).orElse(null))
                .tagSpecifications(name(ResourceType.VPC, "vpc-" + account))).vpc().vpcId();
        String[] base = range.split("\\.");
        for (int i = 0; i < subnets; i++) {
            String block = base[0] + "." + base[1] + "." + (Integer.parseInt(base[2]) + i) + ".0/24";
            String end = ":%x::/64".formatted(i);
            String part = six.map(whole -> whole.replaceFirst("::/\\d+", end)).orElse(null);
            String zone = Lab.REGION + ZONES.get(i % ZONES.size());
            String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(block).ipv6CidrBlock(part)
                    .availabilityZone(zone)).subnet().subnetId();
            // Without a token of ours the SDK makes up a random one, and no history would be told twice.
            String table = ec2.createRouteTable(r -> r.vpcId(vpc).clientToken("of-" + subnet))
                    .routeTable().routeTableId();
            ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
        }
        vpcs.put(account, vpc);
        return vpc;
    }

    public String vpc(String account) {
        return vpcs.get(account);
    }

    public Stack deployHub(List<String> allowed, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("AccountRole", "hub",
                "AllowedAccounts", String.join(",", allowed), "AllowedCidrs",
                ipv6 ? "10.0.0.0/8,2001:db8::/32" : "10.0.0.0/8"));
        if (vpcs.containsKey(HUB)) {
            parameters.put("HubVpcs", vpcs.get(HUB));
        }
        parameters.putAll(more);
        return lab.deploy(HUB, STACK, template, parameters);
    }

    public Stack deploySpoke(String account, String destinations, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("AccountRole", "spoke", "HubAccountId", HUB,
                "Destinations", destinations));
        if (vpcs.containsKey(account)) {
            parameters.put("SpokeVpcs", vpcs.get(account));
        }
        parameters.putAll(more);
        return lab.deploy(account, STACK, template, parameters);
    }

    /** What a spoke of the demo wants to reach: every other VPC, as the ranges stand. */
    public String destinations(int spoke, int count) {
        return IntStream.rangeClosed(0, count).filter(i -> i != spoke).mapToObj(Landscape::range)
                .flatMap(range -> ipv6 ? Stream.of(range, ipv6Range(range)) : Stream.of(range))
                .collect(Collectors.joining(","));
    }

    /** The accounts with a VPC here, the hub first. */
    public List<String> accounts() {
        List<String> accounts = new ArrayList<>(vpcs.keySet().stream().filter(a -> !a.equals(HUB)).sorted().toList());
        if (vpcs.containsKey(HUB)) {
            accounts.addFirst(HUB);
        }
        return accounts;
    }

    private static TagSpecification name(ResourceType type, String name) {
        return TagSpecification.builder().resourceType(type)
                .tags(Tag.builder().key("Name").value(name).build()).build();
    }
}
