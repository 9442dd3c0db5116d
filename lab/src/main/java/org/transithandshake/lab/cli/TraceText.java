package org.transithandshake.lab.cli;

import org.transithandshake.path.Outcome;
import org.transithandshake.path.Path;
import org.transithandshake.path.Trace;

/** A trace as plain text: the hops of both ways with what becomes of them, then the findings with their fixes. */
final class TraceText {

    private TraceText() {
    }

    static String of(Trace trace, Paint paint) {
        String scope = trace.flow().service().map(service -> service.request().toString())
                .orElse("routes only, security groups and network ACLs not looked at");
        return SafeText.of(trace.flow().source() + " to " + trace.flow().destination() + ", " + scope) + "\n\n"
                + way("The packet", "arrives", trace.forward(), paint) + "\n"
                + way("The answer", "returns", trace.back(), paint) + "\n"
                + ReachabilityText.findings(trace.findings(), paint);
    }

    private static String way(String subject, String success, Path path, Paint paint) {
        String verdict = switch (path.outcome()) {
            case REACHED -> paint.good(subject + " " + success);
            case DROPPED -> paint.bad(subject + " is dropped");
            case UNKNOWN -> paint.doubtful(subject + ": not enough is known");
        };
        if (path.hops().isEmpty()) {
            return verdict + "\n";
        }
        Grid grid = new Grid(paint, "ACCOUNT", "RESOURCE", "DECISION");
        path.hops().forEach(hop -> grid.row(hop.account(), hop.resource(), hop.what()));
        return verdict + (path.outcome() == Outcome.REACHED ? ":" : "; as far as it can be followed:") + "\n"
                + grid.print();
    }
}
