package org.transithandshake.lab.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.time.Delay;
import org.transithandshake.path.Network;
import org.transithandshake.path.Reachability;
import org.transithandshake.path.Verdict;

/** The six steps of the shipped template in an embedded AWS: a hub, some spokes, a VPC each. */
public final class Demo {
    private final Options options;
    private final Lab lab;
    private final Landscape land;
    private final List<String> spokes;

    /**
     * @param template      the SAM template to deploy
     * @param spokes        accounts to connect to the hub, at least 1
     * @param subnets       in each VPC, at least 1
     * @param attachSeconds how long AWS takes for an attachment; 0: as the seed says
     * @param seed          0: AWS takes its typical times; else they are drawn from their ranges with this seed
     * @param ipv6          whether the VPCs are dual-stack
     * @param returnRoute   whether the spokes write their routes; otherwise they only report them
     */
    public record Options(Path template, int spokes, int subnets, int attachSeconds, long seed, boolean ipv6,
            boolean returnRoute) {
    }

    /**
     * What came of it.
     *
     * @param connected whether every spoke is connected and every pair of VPCs reaches each other both ways
     */
    public record Result(boolean connected, List<Story.Line> steps, Network network, Reachability reachability,
            Journal journal, List<String> spokes) {

        /** What a phase cost, over all accounts. */
        public Counts counts(Phase phase) {
            return Counts.of(phase.of(journal));
        }

        /** The time of the spoke whose connection took longest; empty if none came up. */
        public Optional<Elapsed> slowest() {
            return spokes.stream().flatMap(spoke -> Elapsed.of(journal, spoke).stream())
                    .max(Comparator.comparing(Elapsed::total));
        }
    }

    public Demo(Options options) {
        this.options = options;
        LabSetup setup = options.seed() == 0 ? LabSetup.quiet() : LabSetup.quiet().drawn().seed(options.seed());
        lab = new Lab(options.attachSeconds() == 0 ? setup
                : setup.with(Delay.ATTACHMENT, Duration.ofSeconds(options.attachSeconds())));
        land = new Landscape(lab, options.template(), options.subnets(), options.ipv6());
        spokes = Landscape.spokes(options.spokes());
    }

    /** Runs until nothing is left to happen, telling each step as it is done. */
    public Result run(Consumer<Story.Line> listener) {
        land.createVpc(Landscape.HUB, Landscape.range(0));
        IntStream.rangeClosed(1, spokes.size()).forEach(this::deploySpoke);
        lab.time().runUntilIdle();
        Story story = Story.follow(lab.journal(), lab.time().now(), listener);
        land.deployHub(spokes, Map.of());
        lab.time().runUntilIdle();
        Network network = new NetworkReader(lab).read(land.accounts(), Landscape.HUB);
        Reachability reachability = Reachability.of(network);
        return new Result(isConnected(reachability), story.lines(), network, reachability, lab.journal(),
                spokes);
    }

    private void deploySpoke(int number) {
        String account = spokes.get(number - 1);
        land.createVpc(account, Landscape.range(number));
        land.deploySpoke(account, land.destinations(number, spokes.size()),
                Map.of("Routes", options.returnRoute() ? "write" : "report"));
    }

    private boolean isConnected(Reachability reachability) {
        long connections = lab.journal().of(Entry.Execution.class)
                .filter(end -> end.machine().endsWith("-connect") && end.detail().contains("\"Connected\"")).count();
        return connections == spokes.size() && reachability.pairs().stream()
                .allMatch(pair -> pair.arrives() == Verdict.YES && pair.answers() == Verdict.YES);
    }
}
