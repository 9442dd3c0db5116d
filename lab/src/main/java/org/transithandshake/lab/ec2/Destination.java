package org.transithandshake.lab.ec2;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.Route;

/** Where a route of a VPC's table leads from: a block of IPv4 or IPv6, or a prefix list. */
sealed interface Destination {
    /** Whether the route is the one to this. */
    default boolean isOf(Route route) {
        return toString().equals(text(route));
    }

    boolean isIpv6();

    /** How many routes it is, of the table's quota. */
    int counts();

    Optional<Cidr> block();

    Route.Builder route();

    /** An address block. */
    record Block(Cidr cidr) implements Destination {
        @Override
        public boolean isIpv6() {
            return cidr.isIpv6();
        }

        @Override
        public int counts() {
            return 1;
        }

        @Override
        public Optional<Cidr> block() {
            return Optional.of(cidr);
        }

        @Override
        public Route.Builder route() {
            return isIpv6() ? Route.builder().destinationIpv6CidrBlock(toString())
                    : Route.builder().destinationCidrBlock(toString());
        }

        @Override
        public String toString() {
            return cidr.toString();
        }
    }

    /** A list counts as many routes as it may have entries (Amazon VPC guide, "Amazon VPC quotas"). */
    record Listed(String id, boolean isIpv6, int counts) implements Destination {
        @Override
        public Optional<Cidr> block() {
            return Optional.empty();
        }

        @Override
        public Route.Builder route() {
            return Route.builder().destinationPrefixListId(id);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** Exactly one of the three that a request names. */
    static Destination of(World world, Caller caller, String four, String six, String list) {
        long named = Stream.of(four, six, list).filter(Objects::nonNull).count();
        if (named == 0) {
            throw Faults.missing("destinationCidrBlock");
        }
        if (named > 1) {
            throw new AwsError("InvalidParameterCombination", "Only one destination can be specified.");
        }
        if (list == null) {
            return new Block(six == null ? Cidr.of(four, "InvalidParameterValue")
                    : Cidr.ipv6(six, "InvalidParameterValue"));
        }
        return PrefixLists.visible(world, caller, list).map(Destination::listed).or(() -> standing(world, caller, list))
                .orElseThrow(() -> Faults.prefixListNotFound(list));
    }

    /** Routes to a list that is shared no more stay, and can be deleted ("Shared prefix lists", Amazon VPC guide). */
    private static Optional<Destination> standing(World world, Caller caller, String list) {
        return world.tables.own(caller).flatMap(table -> table.routes().stream())
                .filter(route -> list.equals(route.destinationPrefixListId())).findFirst()
                .map(route -> of(world, route));
    }

    /** Of a route that stands; a list that is gone counts nothing. */
    static Destination of(World world, Route route) {
        if (route.destinationPrefixListId() == null) {
            return new Block(Cidr.any(text(route), "InvalidParameterValue"));
        }
        return world.prefixLists.get(route.destinationPrefixListId()).map(Destination::listed)
                .orElse(new Listed(route.destinationPrefixListId(), false, 0));
    }

    private static Destination listed(ManagedPrefixList list) {
        return new Listed(list.prefixListId(), "IPv6".equals(list.addressFamily()), list.maxEntries());
    }

    private static String text(Route route) {
        return Stream.of(route.destinationCidrBlock(), route.destinationIpv6CidrBlock(),
                route.destinationPrefixListId()).filter(Objects::nonNull).findFirst().orElse("");
    }
}
