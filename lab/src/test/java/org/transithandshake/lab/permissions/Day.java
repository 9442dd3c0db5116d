package org.transithandshake.lab.permissions;

import static org.transithandshake.lab.api.Switches.Overlap.IDENTICAL_PER_TABLE;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.demo.Landscape;

/**
 * A day on which every policy of a resource is asked, with all events that AWS may send: a connection is made, a range
 * is added, and somebody stops the attempt that follows.
 *
 * @param endings     how the executions ended
 * @param messages    how many people were told
 * @param undelivered what did not arrive, by the rule's target
 */
record Day(List<String> endings, long messages, List<String> undelivered) {
    private static final Switches EVERY_COPY = new Switches(Set.of("*"), true, true, false, IDENTICAL_PER_TABLE);

    static Day with(Path template) {
        Lab lab = new Lab(LabSetup.quiet().with(EVERY_COPY));
        Landscape land = new Landscape(lab, template, 1);
        land.createVpc(Landscape.SPOKE, Landscape.range(1));
        land.deploySpoke(Landscape.SPOKE, Landscape.range(0), Map.of());
        lab.time().runUntilIdle();
        land.createVpc(Landscape.HUB, Landscape.range(0));
        land.deployHub(List.of(Landscape.SPOKE), Map.of());
        lab.time().runUntilIdle();
        lab.ec2(Landscape.SPOKE).associateVpcCidrBlock(
                r -> r.vpcId(land.vpc(Landscape.SPOKE)).cidrBlock("10.9.0.0/16"));
        stopTheAttempt(lab);
        lab.time().runUntilIdle();
        return new Day(endings(lab), lab.journal().of(Entry.Message.class).count(),
                lab.buses().undelivered().stream().map(one -> one.targetArn() + " " + one.code()).toList());
    }

    /** As soon as the added range is looked at; where nobody looks, there is nothing to stop. */
    private static void stopTheAttempt(Lab lab) {
        int before = lab.journal().entries().size();
        Optional<Entry.Transition> looking = Optional.empty();
        while (looking.isEmpty() && lab.time().next().isBefore(Instant.MAX)) {
            lab.time().runUntil(lab.time().next());
            looking = lab.journal().entries().stream().skip(before).filter(Entry.Transition.class::isInstance)
                    .map(Entry.Transition.class::cast).filter(entered -> entered.state().equals("EnterAirlock"))
                    .findFirst();
        }
        looking.ifPresent(entered -> lab.sfn(Landscape.HUB).stopExecution(r -> r.executionArn(entered.execution())));
    }

    private static List<String> endings(Lab lab) {
        return lab.journal().of(Entry.Execution.class)
                .map(e -> e.machine().replaceFirst(".*-", "") + " " + e.status() + (e.detail().contains("\"Connected\"")
                        ? " Connected" : "")).toList();
    }
}
