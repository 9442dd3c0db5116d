package org.transithandshake.lab.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.path.Endpoint;
import org.transithandshake.path.Filters;
import org.transithandshake.path.Network;
import org.transithandshake.path.NetworkInterface;
import org.transithandshake.path.Vpc;

/** What several accounts know, put together. Each account is given once; all of one Region. */
public final class Sides {
    private final List<Side> sides = new ArrayList<>();

    /**
     * @param file the name to use in complaints
     * @throws BadFacts naming the place, if the text is not what the package describes, is about an account that was
     *                  given already, or about another Region
     */
    public Sides add(String file, String text) {
        Side side = Side.read(file, text);
        sides.forEach(other -> {
            if (other.account().equals(side.account())) {
                throw new BadFacts(file + ": is about account " + side.account()
                        + ", as another file is; give each account once");
            }
            other.region().ifPresent(region -> side.region().filter(here -> !here.equals(region)).ifPresent(here -> {
                throw new BadFacts(file + ": is about " + here + ", another file about " + region
                        + "; a Transit Gateway joins VPCs of one Region");
            }));
        });
        sides.add(side);
        return this;
    }

    /** @throws BadFacts naming the place */
    public Network network() {
        Map<String, Vpc> vpcs = new LinkedHashMap<>();
        Map<String, Filters> filters = new LinkedHashMap<>();
        for (Side side : sides) {
            new VpcFacts(side).vpcs().sorted(Comparator.comparing(vpc -> !vpc.account().equals(side.account())))
                    .forEach(vpc -> {
                        vpcs.merge(vpc.id(), vpc, (one, other) -> other.account().equals(side.account()) ? other : one);
                        new FilterFacts(side).of(vpc.id()).ifPresent(found -> filters.merge(vpc.id(), found,
                                (one, other) -> vpc.account().equals(side.account()) ? other : one));
                    });
        }
        return new Network(List.copyOf(vpcs.values()), new GatewayFacts(sides).gateways(),
                List.copyOf(filters.values()));
    }

    /**
     * The ends that a person can mean.
     *
     * @param end {@code 10.0.0.4}, {@code vpc-1/10.0.0.4}, {@code eni-1} or {@code i-1}
     * @return one for each address; an address that nothing is known of is one, too
     * @throws IllegalArgumentException quoting the text, if it is none of them or not known
     */
    public List<Endpoint> ends(String end) {
        if (end.startsWith("eni-") || end.startsWith("i-")) {
            List<Endpoint> found = sides.stream().flatMap(side -> side.list("DescribeNetworkInterfaces").stream())
                    .filter(fact -> isNamed(fact, end)).flatMap(Sides::ends).distinct().toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("No file has a network interface of " + end
                        + " with an address in DescribeNetworkInterfaces");
            }
            return found;
        }
        int slash = end.indexOf('/');
        Endpoint address = Endpoint.at(end.substring(slash + 1));
        return List.of(slash < 0 ? address : new Endpoint(address.address(), Optional.of(end.substring(0, slash))));
    }

    private static boolean isNamed(Fact fact, String id) {
        return fact.need("NetworkInterfaceId").equals(id) || fact.find("Attachment")
                .flatMap(attachment -> attachment.text("InstanceId")).filter(id::equals).isPresent();
    }

    private static Stream<Endpoint> ends(Fact fact) {
        NetworkInterface found = fact.as(FilterFacts::networkInterface);
        return found.addresses().stream().map(address -> new Endpoint(address, Optional.of(fact.need("VpcId"))));
    }
}
