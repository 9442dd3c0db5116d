package org.transithandshake.lab.packets;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.transithandshake.path.Endpoint;
import org.transithandshake.path.Traffic;

/** Sends the packets of probes all at once, then the answers to those that did not arrive. */
record Exchange(Function<Endpoint, Host> hosts, List<Probe> probes, Duration patience) {

    Map<Probe, Fate> fates() {
        Set<Probe> arrived = ask();
        each(probe -> answer(probe, arrived.contains(probe)));
        return fates(arrived, await(this::client, Probe::answer));
    }

    /** Nothing is sent but what the kernel sends by itself. */
    Map<Probe, Fate> answeredByTheKernel() {
        return fates(ask(), await(this::client, Probe::answer));
    }

    private Set<Probe> ask() {
        each(probe -> {
            Host client = client(probe);
            return client.namespace().submit(() -> client.ask(probe));
        });
        return await(this::server, Probe::request);
    }

    private Map<Probe, Fate> fates(Set<Probe> arrived, Set<Probe> returned) {
        Map<Probe, Fate> fates = new LinkedHashMap<>();
        probes.forEach(probe -> fates.put(probe, new Fate(arrived.contains(probe), returned.contains(probe))));
        return fates;
    }

    /** The kernel itself answers a SYN and an echo request that arrive. */
    private Future<?> answer(Probe probe, boolean arrived) {
        Host server = server(probe);
        boolean answered = arrived && probe.protocol() != Traffic.UDP;
        return server.namespace().submit(() -> answered ? null : server.answer(probe, !arrived));
    }

    private void each(Function<Probe, Future<?>> task) {
        List<? extends Future<?>> work = probes.stream().map(task).toList();
        work.forEach(Namespace::get);
    }

    /** What was heard of the probes, at the latest when patience ends. */
    private Set<Probe> await(Function<Probe, Host> where, Function<Probe, Heard> what) {
        long end = System.nanoTime() + patience.toNanos();
        Set<Probe> found = heard(where, what);
        while (found.size() < probes.size() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
            found = heard(where, what);
        }
        return found;
    }

    private Set<Probe> heard(Function<Probe, Host> where, Function<Probe, Heard> what) {
        Map<Host, Set<Heard>> all = probes.stream().map(where).distinct().collect(Collectors.toMap(
                UnaryOperator.identity(), host -> host.namespace().call(host::listen)));
        return probes.stream().filter(probe -> all.get(where.apply(probe)).contains(what.apply(probe)))
                .collect(Collectors.toSet());
    }

    private Host client(Probe probe) {
        return hosts.apply(probe.from());
    }

    private Host server(Probe probe) {
        return hosts.apply(probe.to());
    }
}
