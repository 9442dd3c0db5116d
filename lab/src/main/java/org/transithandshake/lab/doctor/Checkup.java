package org.transithandshake.lab.doctor;

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

    public static boolean hasProblem(List<Line> lines) {
        return lines.stream().anyMatch(line -> line.verdict() == Verdict.PROBLEM);
    }
}
