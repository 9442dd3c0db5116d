package org.transithandshake.checkup;

import java.util.List;
import java.util.stream.Stream;

/** All checks of one account, in the order in which they should be mended. */
public final class Checkup {
    private Checkup() {
    }

    public static List<Line> of(Facts facts) {
        Stream<Line> common = Stream.of(StackChecks.deployed(facts), StackChecks.version(facts),
                StackChecks.bus(facts), GatewayChecks.visible(facts));
        Stream<Line> own = facts.isHub()
                ? Stream.of(GatewayChecks.doors(facts), AccountChecks.organization(facts))
                : Stream.of(AccountChecks.trail(facts));
        return Stream.of(common, own, Stream.of(AccountChecks.linkedRole(facts), AccountChecks.room(facts)))
                .flatMap(lines -> lines).toList();
    }

    /**
     * The problems that no sweep finds, for a look once a day. That the gateway is not there yet is news in a spoke
     * only: in the hub the offer tells why it failed.
     */
    public static List<Line> daily(Facts facts) {
        Stream<Line> own = facts.isHub() ? Stream.of(AccountChecks.organization(facts))
                : Stream.of(GatewayChecks.visible(facts), AccountChecks.trail(facts));
        return Stream.concat(Stream.of(StackChecks.bus(facts), AccountChecks.linkedRole(facts),
                AccountChecks.room(facts)), own).filter(line -> line.verdict() == Verdict.PROBLEM).toList();
    }

    /** Whether two stacks fit each other, by their versions alone. */
    public static Line versions(String here, String there) {
        return StackChecks.versions(here, there);
    }

    public static boolean hasProblem(List<Line> lines) {
        return lines.stream().anyMatch(line -> line.verdict() == Verdict.PROBLEM);
    }
}
