package org.transithandshake.lab.packets;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Endpoint;
import org.transithandshake.path.Network;
import org.transithandshake.path.NetworkInterface;
import org.transithandshake.path.Subnet;
import org.transithandshake.path.Vpc;

/**
 * Builds networks of path facts out of the kernel's own parts, one after the other, and sends packets through them.
 * Where facts have no interface in a subnet, a host without security groups takes its first address. Facts that are not
 * known let everything pass; the gateway is the network's first.
 */
public final class PacketLab implements AutoCloseable {

    private static final int FIRST_NUMBER = 10_000;
    private static final int NUMBERS = 20_000;

    private final Wiring wiring;
    private Layout layout = new Layout(new Network(List.of(), List.of()));
    private int next;

    /** Makes room for networks with at most so many VPCs, zones, and subnets in each VPC; see {@link Needs}. */
    public PacketLab(int vpcs, int zones, int subnets) {
        wiring = new Wiring(new Wiring.Size(vpcs, zones, subnets));
    }

    /** Puts a network in the place of the last one. */
    public void build(Network network) {
        layout = new Layout(network);
        List<Future<?>> work = new ArrayList<>();
        GatewayTables tables = new GatewayTables(wiring, layout);
        work.add(wiring.gateway.submit(() -> routes(wiring.gateway, tables.commands(false), tables.commands(true))));
        for (Vpc vpc : network.vpcs()) {
            Namespace router = wiring.routers.get(layout.index(vpc));
            VpcTables routes = new VpcTables(wiring, layout, vpc);
            work.add(router.submit(() -> routes(router, routes.commands(false), routes.commands(true))
                    + router.nft(new AclTable(wiring, layout, vpc).text())));
            vpc.subnets().forEach(subnet -> work.add(host(vpc, subnet)));
        }
        work.forEach(Namespace::get);
    }

    private static String routes(Namespace router, List<String> ipv4, List<String> ipv6) throws IOException {
        return router.ip("-4", ipv4) + router.ip("-6", ipv6);
    }

    private Future<Void> host(Vpc vpc, Subnet subnet) {
        Host host = hostIn(vpc, subnet);
        Optional<NetworkInterface> own = layout.filters(vpc).stream().flatMap(some -> some.interfaces().stream())
                .filter(one -> one.addresses().stream().anyMatch(address -> holds(subnet, address))).findFirst();
        List<Address> addresses = own.map(NetworkInterface::addresses)
                .orElseGet(() -> subnet.cidrs().stream().map(Cidr::firstHost).toList());
        String rules = own.map(one -> new GroupTable(layout, vpc, one).text()).orElseGet(GroupTable::open);
        return host.namespace().submit(() -> host.configure(addresses, rules));
    }

    private static boolean holds(Subnet subnet, Address address) {
        return subnet.cidrs().stream().anyMatch(cidr -> cidr.contains(address));
    }

    /** A client's port or an identifier; numbers come again only after all the others. */
    public int number() {
        return FIRST_NUMBER + next++ % NUMBERS;
    }

    /** @param patience how long to wait for packets, and again for answers, if some do not come */
    public Map<Probe, Fate> send(List<Probe> probes, Duration patience) {
        return new Exchange(this::host, probes, patience).fates();
    }

    /** Sends one probe of TCP under the eyes of {@code tcpdump}; the kernel repeats a lost one after a second. */
    public Captures capture(Probe probe, Duration patience) {
        String filter = "tcp port " + probe.port() + " and tcp port " + probe.number();
        Namespace client = host(probe.from()).namespace();
        Namespace server = host(probe.to()).namespace();
        Tcpdump there = server.call(() -> new Tcpdump(server, filter));
        Tcpdump here = client.call(() -> new Tcpdump(client, filter));
        Fate fate = new Exchange(this::host, List.of(probe), patience).answeredByTheKernel().get(probe);
        return new Captures(here.lines(), there.lines(), fate);
    }

    private Host host(Endpoint end) {
        Vpc vpc = layout.network().vpc(end.vpcId().orElseThrow()).orElseThrow();
        return hostIn(vpc, vpc.subnets().stream().filter(one -> holds(one, end.address())).findFirst().orElseThrow());
    }

    private Host hostIn(Vpc vpc, Subnet subnet) {
        return wiring.host(layout.index(vpc), vpc.subnets().indexOf(subnet));
    }

    @Override
    public void close() {
        wiring.close();
    }
}
