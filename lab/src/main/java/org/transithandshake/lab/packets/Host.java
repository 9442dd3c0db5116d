package org.transithandshake.lab.packets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Traffic;

/** A host with one interface. It listens for TCP, and hears every packet that its security groups let in. */
final class Host {

    static final String CABLE = "eth0";
    /** Marks answers that are sent by themselves: a value of the field that routers and ACLs here do not look at. */
    static final int ANSWER = 0xb8;
    static final List<Integer> LISTENS = List.of(22, 443);

    private final Namespace namespace;
    private final Namespace guard;
    private final List<Ear> ears = new ArrayList<>();
    private final List<ServerSocketChannel> listeners = new ArrayList<>();
    private final List<SocketChannel> calls = new ArrayList<>();
    private final Set<Heard> heard = new HashSet<>();
    private String groups = "";
    private List<Address> addresses = List.of();

    /** @param guard has its security groups */
    Host(Namespace namespace, Namespace guard) {
        this.namespace = namespace;
        this.guard = guard;
        namespace.call(this::open);
    }

    private Void open() throws IOException {
        for (int protocol : List.of(Traffic.ICMP, Traffic.TCP, Traffic.UDP)) {
            ears.add(new Ear(false, protocol));
        }
        for (int protocol : List.of(Traffic.ICMPV6, Traffic.TCP, Traffic.UDP)) {
            ears.add(new Ear(true, protocol));
        }
        for (int port : LISTENS) {
            ServerSocketChannel listener = ServerSocketChannel.open().bind(new InetSocketAddress(port), 1000);
            listener.configureBlocking(false);
            listeners.add(listener);
        }
        return null;
    }

    Namespace namespace() {
        return namespace;
    }

    /** Only to be called by the namespace's thread, as are all below. */
    Void configure(List<Address> wanted, String rules) throws IOException {
        hush();
        if (!wanted.equals(addresses)) {
            namespace.ip("-4", addressing(wanted, false));
            namespace.ip("-6", addressing(wanted, true));
            addresses = wanted;
        }
        if (!rules.equals(groups)) {
            guard.call(() -> guard.nft(rules));
            groups = rules;
        }
        return null;
    }

    private static List<String> addressing(List<Address> wanted, boolean ipv6) {
        List<String> commands = new ArrayList<>(List.of("addr flush dev " + CABLE));
        wanted.stream().filter(address -> address.isIpv6() == ipv6).forEach(address -> {
            commands.add("addr add " + Cidr.of(address) + " dev " + CABLE + (ipv6 ? " nodad" : ""));
            commands.add("route replace " + (ipv6 ? "::/0" : "0.0.0.0/0") + " dev " + CABLE);
        });
        return commands;
    }

    Void ask(Probe probe) throws IOException {
        if (probe.protocol() == Traffic.TCP) {
            connect(probe);
        } else {
            ear(probe).send(Message.request(probe), probe.server(), 0);
        }
        return null;
    }

    private void connect(Probe probe) throws IOException {
        SocketChannel call = SocketChannel.open();
        calls.add(call);
        call.configureBlocking(false);
        call.setOption(StandardSocketOptions.SO_LINGER, 0);
        call.bind(new InetSocketAddress(InetAddress.getByAddress(probe.client().value().getBytes()), probe.number()));
        call.connect(new InetSocketAddress(InetAddress.getByAddress(probe.server().value().getBytes()), probe.port()));
    }

    /** @param marked the packet that it answers did not come */
    Void answer(Probe probe, boolean marked) {
        ear(probe).send(Message.answer(probe), probe.client(), marked ? ANSWER : 0);
        return null;
    }

    /** All that was heard since {@link #configure}. */
    Set<Heard> listen() {
        ears.forEach(ear -> ear.listen(heard));
        return Set.copyOf(heard);
    }

    private Ear ear(Probe probe) {
        return ears.stream().filter(ear -> ear.isFor(probe)).findFirst().orElseThrow();
    }

    private void hush() throws IOException {
        listen();
        heard.clear();
        for (SocketChannel call : calls) {
            call.close();
        }
        calls.clear();
        for (ServerSocketChannel listener : listeners) {
            for (SocketChannel accepted = listener.accept(); accepted != null; accepted = listener.accept()) {
                accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
                accepted.close();
            }
        }
    }

    void close() {
        namespace.call(() -> {
            hush();
            for (ServerSocketChannel listener : listeners) {
                listener.close();
            }
            ears.forEach(Ear::close);
            return null;
        });
        namespace.close();
        guard.close();
    }
}
