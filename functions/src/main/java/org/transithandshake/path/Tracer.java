package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Address;

/** Follows packets. Cost: linear in the entries of the tables that are passed. */
public final class Tracer {

    private Tracer() {
    }

    /**
     * Follows a packet and its answer. An end that cannot be placed, or not in one VPC only, is a finding and makes the
     * outcome unknown; nothing is thrown.
     */
    public static Trace trace(Network network, Flow flow) {
        List<Site> sources = network.sites(flow.source());
        List<Site> destinations = network.sites(flow.destination());
        if (sources.size() != 1 || destinations.size() > 1) {
            Path nowhere = unplaced(sources.size() == 1 ? flow.destination() : flow.source(),
                    sources.size() == 1 ? destinations : sources);
            return new Trace(flow, nowhere, nowhere);
        }
        Site source = sources.getFirst();
        Optional<Site> destination = destinations.stream().findFirst();
        Address address = flow.destination().address();
        Path forward = follow(new Journey(network, source, destination, address, false, flow.request()));
        boolean arrived = forward.outcome() == Outcome.REACHED;
        Path back = destination
                .map(from -> new Journey(network, from, Optional.of(source), source.address(), arrived, flow.answer()))
                .map(Tracer::follow).orElseGet(() -> unplaced(flow.destination(), List.of()));
        return new Trace(flow, forward, back);
    }

    private static Path follow(Journey journey) {
        Logbook log = new Logbook();
        new LeaveSubnet(journey, log).take().ifPresent(gateway -> {
            Optional<Attachment> entry = new EnterGateway(journey, gateway, log).take();
            new CrossGateway(journey, gateway, log).take(entry).ifPresentOrElse(
                    exit -> new EnterVpc(journey, gateway, exit, log).take(),
                    () -> Guards.of(journey, log).ifPresent(guards -> guards.arriveUnattached(gateway)));
        });
        if (journey.to().isEmpty()) {
            log.unknown(unknownEnd(journey.from().vpc().account(), journey.destination().toString()));
        }
        return log.path();
    }

    private static Path unplaced(Endpoint end, List<Site> sites) {
        Logbook log = new Logbook();
        log.unknown(sites.isEmpty() ? unknownEnd(Finding.NO_ACCOUNT, end.toString()) : ambiguous(end, sites));
        return log.path();
    }

    private static Finding unknownEnd(String account, String end) {
        return new Finding(Code.UNKNOWN_DESTINATION, account, end, "No known VPC holds " + end + ".",
                Fix.advice("Read the account that owns it, too."));
    }

    private static Finding ambiguous(Endpoint end, List<Site> sites) {
        String vpcs = String.join(" and ", sites.stream().map(site -> site.vpc().id()).toList());
        return new Finding(Code.NO_SOURCE_OR_DESTINATION, Finding.NO_ACCOUNT, end.toString(),
                end + " may be in " + vpcs + ", whose CIDRs overlap.", Fix.advice("Name the VPC that is meant."));
    }
}
