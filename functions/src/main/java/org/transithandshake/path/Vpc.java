package org.transithandshake.path;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/**
 * A VPC, or as much of it as is known.
 *
 * @param id          {@code vpc-...}
 * @param account     its owner, twelve digits
 * @param cidrs       IPv4 and IPv6 blocks
 * @param subnets     empty if unseen
 * @param routeTables empty if unseen; a seen VPC has exactly one main table
 * @param sight       whether subnets and tables could be read
 */
public record Vpc(
        String id, String account, List<Cidr> cidrs, List<Subnet> subnets, List<RouteTable> routeTables, Sight sight) {

    public Vpc {
        Text.id("VPC id", id);
        Text.account(account);
        cidrs = List.copyOf(cidrs);
        subnets = List.copyOf(subnets);
        routeTables = List.copyOf(routeTables);
        Objects.requireNonNull(sight, "sight");
        long mains = routeTables.stream().filter(RouteTable::main).count();
        if (sight == Sight.SEEN && mains != 1) {
            throw new IllegalArgumentException(id + " has " + mains + " main route tables instead of one");
        }
    }

    public static Vpc seen(
            String id, String account, List<Cidr> cidrs, List<Subnet> subnets, List<RouteTable> routeTables) {
        return new Vpc(id, account, cidrs, subnets, routeTables, Sight.SEEN);
    }

    /** A VPC of which another account shows nothing; its CIDRs may be known, or be empty. */
    public static Vpc unseen(String id, String account, List<Cidr> cidrs) {
        return new Vpc(id, account, cidrs, List.of(), List.of(), Sight.UNSEEN);
    }

    /** The table that a subnet of this seen VPC uses: the one associated with it, or else the main one. */
    public RouteTable routeTableOf(Subnet subnet) {
        return routeTables.stream().filter(table -> table.subnetIds().contains(subnet.id())).findFirst()
                .or(() -> routeTables.stream().filter(RouteTable::main).findFirst())
                .orElseThrow(() -> new IllegalStateException("The route tables of " + id + " are not known"));
    }

    Optional<Subnet> subnet(String subnetId) {
        return subnets.stream().filter(subnet -> subnet.id().equals(subnetId)).findFirst();
    }

    Optional<Subnet> subnetOf(Address address) {
        return subnets.stream().filter(subnet -> subnet.contains(address)).findFirst();
    }

    /** The block of this VPC that holds the address. */
    Optional<Cidr> cidrOf(Address address) {
        return cidrs.stream().filter(cidr -> cidr.contains(address)).findFirst();
    }

    boolean isUnseen() {
        return sight == Sight.UNSEEN;
    }
}
