package org.transithandshake.lab.mend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.path.Code;
import org.transithandshake.path.Finding;
import org.transithandshake.path.Fix;
import org.transithandshake.path.Flow;
import org.transithandshake.path.Network;
import org.transithandshake.path.Outcome;
import org.transithandshake.path.PortRange;
import org.transithandshake.path.Service;
import org.transithandshake.path.Trace;
import org.transithandshake.path.Tracer;

/** Every command that a finding proposes is run as it stands, safe ones first, until nothing is found any more. */
final class FixesTest {

    private static final int ESTATES = Integer.getInteger("fixes.estates", 25);
    private static final int STEPS = 40;
    private static final int ROUNDS = 12;
    private final Map<Code, Integer> mended = new EnumMap<>(Code.class);

    @Test
    void everyFixBringsThePathNearerUntilItWorks() {
        for (int seed = 1; seed <= ESTATES; seed++) {
            Random random = new Random(seed);
            FaultyEstate estate = new FaultyEstate(random);
            mend(estate, flow(random), "seed " + seed);
        }
        assertThat(mended).hasSizeGreaterThan(8);
    }

    /** As they are printed: none is refused, and a path that waits for its attachment is looked at again after it. */
    @Test
    void theCommandsAreTakenInTheOrderInWhichTheyArePrinted() {
        for (int seed = 1; seed <= ESTATES; seed++) {
            Random random = new Random(seed);
            FaultyEstate estate = new FaultyEstate(random);
            Flow flow = flow(random);
            List<String> run = new ArrayList<>();
            for (int round = 0; round < ROUNDS && !Tracer.trace(estate.collected(), flow).findings().isEmpty();
                    round++) {
                run.add("look");
                Tracer.trace(estate.collected(), flow).findings().stream()
                        .filter(finding -> changes(finding) && !finding.fix().waits())
                        .map(finding -> finding.account() + " " + finding.fix().command().orElseThrow()).distinct()
                        .forEach(command -> run(estate, command, run));
            }
            assertThat(Tracer.trace(estate.collected(), flow).findings()).as("seed %s: %s", seed, run).isEmpty();
        }
    }

    private static void run(FaultyEstate estate, String command, List<String> run) {
        run.add(command);
        try {
            estate.run(command.substring(0, 12), CliCommand.parse(command.substring(13)));
        } catch (AwsError e) {
            throw new AssertionError(e.code() + " after " + run, e);
        }
    }

    private void mend(FaultyEstate estate, Flow flow, String seed) {
        List<String> history = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            Network network = estate.collected();
            Trace trace = Tracer.trace(network, flow);
            if (trace.findings().isEmpty()) {
                assertThat(Stream.of(trace.forward(), trace.back())).as(seed)
                        .allMatch(path -> path.outcome() == Outcome.REACHED);
                return;
            }
            assertThat(apply(estate, trace.findings(), history)).as("%s: %s%n%s%n%s", seed, flow, history,
                    trace.findings()).isTrue();
        }
        assertThat(history).as(seed).isEmpty();
    }

    /** Runs the first command that is not refused for want of another. */
    private boolean apply(FaultyEstate estate, List<Finding> findings, List<String> history) {
        List<Finding> inOrder = findings.stream().filter(FixesTest::changes)
                .sorted(Comparator.comparing((Finding finding) -> finding.fix().safety())).toList();
        for (Finding finding : inOrder) {
            String command = finding.fix().command().orElseThrow();
            try {
                estate.run(finding.account(), CliCommand.parse(command));
                history.add(finding.code() + ": " + command);
                mended.merge(finding.code(), 1, Integer::sum);
                return true;
            } catch (AwsError e) {
                history.add(e.code() + ": " + command);
                assertThat(e.code()).as("%s", history).isEqualTo("InvalidTransitGatewayID.NotFound");
            }
        }
        return false;
    }

    private static boolean changes(Finding finding) {
        Fix fix = finding.fix();
        return fix.command().map(CliCommand::parse).filter(CliCommand::changesSomething).isPresent();
    }

    private static Flow flow(Random random) {
        boolean ipv6 = random.nextInt(3) == 0;
        PortRange client = new PortRange(40_000, 40_000);
        Service service = switch (random.nextInt(3)) {
            case 0 -> Service.ping(ipv6);
            case 1 -> Service.udp(53, client);
            default -> Service.tcp(22, client);
        };
        return Flow.between(FaultyEstate.address(1, random.nextInt(2), ipv6),
                FaultyEstate.address(2, random.nextInt(2), ipv6), service);
    }
}
