package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.cidr.Address;

/**
 * The ways between two addresses, as far as they are one account's: the routes, and what network ACLs make of a
 * connection that one end opens and of one that the other opens.
 *
 * @param all    the network, with every subnet of the attachment: by which packets leave, their zone decides
 * @param byDoor the same with the one subnet by which packets come in
 */
record HalfLegs(HalfTracer side, Network all, Network byDoor, Address here, Address there) {

    private static final Service ANY = tcp(65535);
    /** Ports that are no answer's destination: who lets requests to them pass means to let connections pass. */
    private static final Service KNOWN = tcp(1023);

    private static Service tcp(int last) {
        return new Service(Traffic.tcp(0, last), new Traffic(Traffic.TCP, PortRange.EPHEMERAL));
    }

    /**
     * No, if there is no way at all, or if requests of the other end are let in whose answers are dropped. In part, if
     * it is requests from here whose answers are: that end still serves, and may be meant to do no more.
     */
    Half half() {
        Path leave = Tracer.trace(all, out(Optional.empty())).forward();
        Path enter = Tracer.trace(byDoor, in(Optional.empty())).forward();
        Path ask = Tracer.trace(all, out(Optional.of(ANY))).forward();
        Path hear = Tracer.trace(byDoor, out(Optional.of(ANY))).back();
        Path listen = Tracer.trace(byDoor, in(Optional.of(ANY))).forward();
        Path answer = Tracer.trace(all, in(Optional.of(ANY))).back();
        boolean calls = passes(ask) && passes(hear);
        boolean serves = passes(listen) && passes(answer);
        boolean unheard = !passes(hear) && passes(Tracer.trace(all, out(Optional.of(KNOWN))).forward());
        boolean unanswered = !passes(answer) && passes(Tracer.trace(byDoor, in(Optional.of(KNOWN))).forward());
        List<Path> legs = List.of(leave, enter, ask, hear, listen, answer);
        if (!passes(leave) || !passes(enter) || unanswered || !calls && !serves) {
            return new Half(Verdict.NO, findings(legs, Outcome.DROPPED));
        }
        List<Finding> unknown = findings(legs, Outcome.UNKNOWN).stream()
                .filter(finding -> finding.code() != Code.SUBNET_ACL_RESTRICTION).toList();
        if (!unknown.isEmpty()) {
            return new Half(Verdict.UNKNOWN, unknown);
        }
        return unheard ? new Half(Verdict.PARTLY, findings(List.of(hear), Outcome.DROPPED))
                : new Half(Verdict.YES, List.of());
    }

    private Flow out(Optional<Service> service) {
        return new Flow(Endpoint.in(side.own(), here), Endpoint.in(side.far(), there), service);
    }

    private Flow in(Optional<Service> service) {
        return new Flow(Endpoint.in(side.far(), there), Endpoint.in(side.own(), here), service);
    }

    private static boolean passes(Path leg) {
        return leg.outcome() != Outcome.DROPPED;
    }

    /** What is the other account's to know or to mend is in the other half. */
    private List<Finding> findings(List<Path> legs, Outcome outcome) {
        return legs.stream().filter(leg -> leg.outcome() == outcome).map(Path::findings).flatMap(List::stream)
                .filter(finding -> !finding.account().equals(side.far().account())).distinct().toList();
    }
}
