package org.transithandshake.lab.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.lab.capture.CaptureReader;
import org.transithandshake.lab.capture.Doctor;
import org.transithandshake.lab.capture.Side;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.packets.Captures;
import org.transithandshake.lab.packets.Needs;
import org.transithandshake.lab.packets.PacketLab;
import org.transithandshake.lab.packets.Probe;
import org.transithandshake.path.Endpoint;
import org.transithandshake.path.Network;
import org.transithandshake.path.Route;
import org.transithandshake.path.RouteTable;
import org.transithandshake.path.Traffic;
import org.transithandshake.path.Vpc;

/** The demo's VPCs as Linux network namespaces: SSH from B to A, as tcpdump sees it at both ends. */
record DemoPackets(PrintWriter out, Network network) {

    private static final int SSH = 22;
    private static final Duration PATIENCE = Duration.ofMillis(1200);

    void show() {
        out.println();
        Optional<String> missing = Needs.missing("tcpdump");
        if (missing.isPresent()) {
            out.println("No packets were sent. " + missing.get());
            return;
        }
        Vpc client = vpc(Landscape.HUB);
        Vpc server = vpc(Landscape.SPOKE);
        try (PacketLab lab = new PacketLab(2, 3, most(client, server))) {
            lab.build(new Network(List.of(client, withoutGatewayRoutes(server)), network.gateways()));
            show("before step ⑥ in A", lab, client, server);
            lab.build(new Network(List.of(client, server), network.gateways()));
            show("as the demo left it", lab, client, server);
        }
    }

    private static int most(Vpc client, Vpc server) {
        return Math.max(client.subnets().size(), server.subnets().size());
    }

    private void show(String when, PacketLab lab, Vpc client, Vpc server) {
        Probe probe = new Probe(host(client), host(server), Traffic.TCP, SSH, lab.number());
        Captures captures = lab.capture(probe, PATIENCE);
        out.println("real packets " + when + ": SSH from B " + host(client).address() + " to A "
                + host(server).address());
        lines("B", captures.client());
        lines("A", captures.server());
        out.println("  " + verdict(captures));
        out.println();
    }

    private void lines(String host, List<String> lines) {
        lines.stream().filter(line -> line.contains(" IP ")).forEach(line -> out.println("  " + host + "  " + line));
    }

    /** What {@code handshake diagnose} makes of the two captures. */
    private static String verdict(Captures captures) {
        return "handshake diagnose: " + Doctor.diagnose(
                CaptureReader.read("B", Side.CLIENT, text(captures.client())),
                CaptureReader.read("A", Side.SERVER, text(captures.server()))).verdict();
    }

    private static byte[] text(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Endpoint host(Vpc vpc) {
        return Endpoint.in(vpc, vpc.subnets().getFirst().cidrs().stream().filter(cidr -> !cidr.isIpv6())
                .findFirst().map(Cidr::firstHost).orElseThrow());
    }

    private Vpc vpc(String account) {
        return network.vpcs().stream().filter(vpc -> vpc.account().equals(account)).findFirst().orElseThrow();
    }

    private static Vpc withoutGatewayRoutes(Vpc vpc) {
        return Vpc.seen(vpc.id(), vpc.account(), vpc.cidrs(), vpc.subnets(), vpc.routeTables().stream()
                .map(table -> new RouteTable(table.id(), table.main(),
                        table.routes().stream().filter(Route::isLocal).toList(), table.subnetIds())).toList());
    }
}
