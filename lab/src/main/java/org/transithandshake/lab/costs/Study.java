package org.transithandshake.lab.costs;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.demo.Phase;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/**
 * What the shipped template costs in a lab where AWS takes its typical times: one VPC is connected, and then nothing
 * happens for a month of 730 hours, as AWS counts a month. A tenth of that month is played and taken ten times.
 *
 * @param connection from the invitation to both sides routed, over all accounts
 * @param hub        an idle month of the hub
 * @param spoke      an idle month of the spoke
 */
public record Study(Bill connection, Bill hub, Bill spoke) {
    static final int HOURS = 730;
    private static final int PARTS = 10;
    /** Without one the daily look has something to tell. */
    private static final Switches WITH_A_TRAIL = new Switches(Set.of("*"), false, false, false,
            Switches.quiet().overlap());

    public static Study of(Path template) {
        Lab bare = connected(LabSetup.quiet(), template);
        Bill connection = Meter.read(Phase.CONNECT.of(bare.journal()), express(bare));
        Lab lab = connected(LabSetup.quiet().with(WITH_A_TRAIL), template);
        Set<String> express = express(lab);
        int before = lab.journal().entries().size();
        lab.time().runFor(Duration.ofHours(HOURS / PARTS));
        lab.time().runUntilIdle();
        List<Entry> idle = lab.journal().entries().stream().skip(before).toList();
        return new Study(connection, month(lab, idle, express, Landscape.HUB),
                month(lab, idle, express, Landscape.SPOKE));
    }

    private static Lab connected(LabSetup setup, Path template) {
        Lab lab = new Lab(setup);
        Landscape land = new Landscape(lab, template, 1);
        land.createVpc(Landscape.SPOKE, Landscape.range(1));
        land.deploySpoke(Landscape.SPOKE, Landscape.range(0), Map.of());
        lab.time().runUntilIdle();
        land.createVpc(Landscape.HUB, Landscape.range(0));
        land.deployHub(List.of(Landscape.SPOKE), Map.of());
        lab.time().runUntilIdle();
        return lab;
    }

    private static Bill month(Lab lab, Collection<Entry> idle, Set<String> express, String account) {
        Map<Price, BigDecimal> units = new EnumMap<>(Price.class);
        Meter.read(idle.stream().filter(entry -> accountOf(entry).equals(account)).toList(), express).units()
                .forEach((price, count) -> units.put(price, count.multiply(BigDecimal.valueOf(PARTS))));
        units.put(Price.ALARM_MONTH, BigDecimal.valueOf(lab.cloudWatch().alarmMetrics(account)));
        return new Bill(units);
    }

    private static String accountOf(Entry entry) {
        return switch (entry) {
            case Entry.ApiCall call -> call.caller().account();
            case Entry.Invocation invocation -> invocation.account();
            case Entry.Transition transition -> transition.account();
            case Entry.Execution execution -> execution.account();
            case Entry.Event event -> event.account();
            case Entry.Delivery delivery -> delivery.account();
            case Entry.Message message -> message.account();
            case Entry.Metric metric -> metric.account();
            case Entry.Took took -> took.account();
        };
    }

    private static Set<String> express(Lab lab) {
        Function<String, Stream<StateMachineListItem>> machines =
                account -> lab.sfn(account).listStateMachines(r -> { }).stateMachines().stream();
        return Stream.of(Landscape.HUB, Landscape.SPOKE).flatMap(machines)
                .filter(machine -> machine.type() == StateMachineType.EXPRESS).map(StateMachineListItem::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
