package org.transithandshake.lab.packets;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What stays while networks come and go: namespaces, cables, and which table decides for what comes in by which cable.
 * A router for each VPC with {@code h0}, {@code h1}, ... to its hosts and {@code g0}, {@code g1}, ... to the gateway,
 * one for each zone; the gateway has {@code v0z0}, {@code v0z1}, ... at the other ends. Before each host is a guard.
 */
final class Wiring implements AutoCloseable {

    /** Where a VPC's local routes lead. */
    static final int DELIVERY = 50;
    /** Of the first cable of each kind; the others follow. */
    static final int FROM_HOST = 100;
    static final int FROM_GATEWAY = 200;

    /**
     * How much there is room for.
     *
     * @param vpcs  VPCs
     * @param zones zones of all of them together
     * @param hosts hosts of each VPC, one for a subnet
     */
    record Size(int vpcs, int zones, int hosts) {
    }

    final Size size;
    final Namespace gateway;
    final List<Namespace> routers = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();
    private int cables;

    Wiring(Size size) {
        this.size = size;
        gateway = new Namespace("gateway", true);
        for (int vpc = 0; vpc < size.vpcs(); vpc++) {
            addVpc(vpc);
        }
    }

    private void addVpc(int vpc) {
        Namespace router = new Namespace("vpc" + vpc, true);
        routers.add(router);
        IntStream.range(0, size.zones()).forEach(zone -> {
            connect(gateway, "v" + vpc + "z" + zone, router, "g" + zone);
            rule(gateway, "v" + vpc + "z" + zone, gatewayTable(vpc, zone));
            rule(router, "g" + zone, FROM_GATEWAY + zone);
        });
        IntStream.range(0, size.hosts()).forEach(number -> {
            Namespace host = new Namespace("vpc" + vpc + "-h" + number, false);
            Namespace guard = guard(router, number, host);
            rule(router, "h" + number, FROM_HOST + number);
            hosts.add(new Host(host, guard));
        });
        String delivery = "rule add pref 200 lookup " + DELIVERY;
        router.call(() -> router.ip("-4", List.of(delivery)) + router.ip("-6", List.of(delivery)));
    }

    /** Between a subnet and its host, where AWS has security groups: the host sees nothing of what they drop. */
    private Namespace guard(Namespace router, int number, Namespace host) {
        Namespace guard = new Namespace(number + "-guard", true);
        connect(router, "h" + number, guard, "out");
        connect(guard, "in", host, Host.CABLE);
        rule(guard, "out", FROM_GATEWAY);
        rule(guard, "in", FROM_HOST);
        for (String family : List.of("-4", "-6")) {
            String all = family.equals("-6") ? "::/0" : "0.0.0.0/0";
            guard.call(() -> guard.ip(family, List.of("route add " + all + " dev in table " + FROM_GATEWAY,
                    "route add " + all + " dev out table " + FROM_HOST)));
        }
        return guard;
    }

    int gatewayTable(int vpc, int zone) {
        return FROM_GATEWAY + vpc * size.zones() + zone;
    }

    Host host(int vpc, int number) {
        return hosts.get(vpc * size.hosts() + number);
    }

    List<Host> hosts() {
        return hosts;
    }

    /** Without ARP a packet is addressed to the sender's own address, so both ends have the same one. */
    private void connect(Namespace here, String name, Namespace there, String end) {
        String mac = String.format("02:00:00:00:00:%02x", ++cables);
        here.ip("link add " + name + " address " + mac + " type veth peer name " + end + " address " + mac + " netns "
                + there.id(), "link set " + name + " arp off up");
        there.ip("link set " + end + " arp off up");
    }

    private static void rule(Namespace router, String cable, int table) {
        String rule = "rule add pref 100 iif " + cable + " lookup " + table;
        router.call(() -> router.ip("-4", List.of(rule)) + router.ip("-6", List.of(rule)));
    }

    @Override
    public void close() {
        hosts.forEach(Host::close);
        Stream.concat(Stream.of(gateway), routers.stream()).forEach(Namespace::close);
    }
}
