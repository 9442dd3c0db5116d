package org.transithandshake.lab.capture;

import java.util.List;
import java.util.Locale;

/** Prints the same packets as tcpdump 4.99 does with different options; compared by hand with its real output. */
enum Printer {
    PLAIN, NO_STAMP, EPOCH, DELTA, DATE, OFFSET, NUMBERED, VERBOSE, LINK, LINK_VERBOSE, COOKED, COOKED_VERBOSE, ANY,
    NAMES, SHOUTED_NAMES, ABSOLUTE, PROMPTS, WINDOWS, IPV6, IPV6_VERBOSE, HEX;

    private static final String CORE = "Flags [%s]%s%s%s, win 59220%s, length %d";

    /** @param seq absolute, so that each printer may print it its way; the SYN's is the initial one */
    record Shown(boolean byClient, String flags, long seq, long ack, int length, String port, long base, long ackBase) {
    }

    String print(List<Shown> packets) {
        StringBuilder text = new StringBuilder(this == PROMPTS
                ? "[root@ec2 ~]# sudo tcpdump port 22\ntcpdump: verbose output suppressed, use -v for full decode\n"
                        + "listening on eth0, link-type EN10MB (Ethernet), capture size 262144 bytes\n"
                : "");
        int number = 0;
        for (Shown packet : packets) {
            text.append(line(packet, number++)).append('\n');
        }
        if (this == PROMPTS) {
            text.append("^C\n").append(packets.size()).append(" packets captured\n0 packets dropped by kernel\n");
        }
        return this == WINDOWS ? text.toString().replace("\n", "\r\n") : text.toString();
    }

    private String line(Shown packet, int n) {
        String core = core(packet);
        String v4 = "(tos 0x0, ttl 64, id %d, offset 0, flags [DF], proto TCP (6), length %d)\n    "
                .formatted(n, packet.length() + 60);
        String clock = "09:58:%02d.554904 ".formatted(n % 60);
        return switch (this) {
            case NO_STAMP -> "IP " + core;
            case EPOCH -> "17000000%02d.554903 IP %s".formatted(n % 100, core);
            case DELTA, OFFSET -> " 00:00:00.%06d IP %s".formatted(n, core);
            case DATE -> "2023-11-14 " + clock + "IP " + core;
            case NUMBERED -> "%5d  %sIP %s".formatted(n + 1, clock, core);
            case VERBOSE -> clock + "IP " + v4 + core;
            case LINK -> clock + "0b:0b:0b:0b:0b:0b (oui Unknown) > 0a:0a:0a:0a:0a:0a (oui Unknown), ethertype IPv4 "
                    + "(0x0800), length 74: " + core;
            case LINK_VERBOSE -> "0b:0b:0b:0b:0b:0b > 0a:0a:0a:0a:0a:0a, ethertype IPv4 (0x0800), length 74: " + v4
                    + core;
            case COOKED -> clock + " In 0b:0b:0b:0b:0b:0b ethertype IPv4 (0x0800), length 76: " + core;
            case COOKED_VERBOSE -> " 00:00:01.400001 eth0  Out ifindex 2 0b:0b:0b:0b:0b:0b ethertype IPv4 (0x0800),"
                    + " length 80: " + v4 + core;
            case ANY -> clock + "eth0  In  IP " + core;
            case IPV6 -> clock + "IP6 " + core;
            case IPV6_VERBOSE -> clock + "IP6 (flowlabel 0x12345, hlim 64, next-header TCP (6) payload length: 40) "
                    + core;
            case HEX -> clock + "IP " + core + "\n\t0x0000:  4500 003c 0001 4000 4006 269b 0a02 0014  E..<..@.@.&.....";
            default -> clock + "IP " + core;
        };
    }

    private String core(Shown packet) {
        String client = host(true) + "." + packet.port();
        String server = host(false) + (name().endsWith("NAMES") || this == PROMPTS ? ".ssh" : ".22");
        boolean syn = packet.flags().contains("S");
        boolean absolute = syn || this == ABSOLUTE;
        long seq = absolute ? packet.seq() : packet.seq() - packet.base();
        long ack = absolute ? packet.ack() : packet.ack() - packet.ackBase();
        boolean shown = syn || packet.length() > 0 || packet.flags().matches(".*[RF].*");
        String range = !shown ? "" : ", seq " + seq + (packet.length() > 0 ? ":" + (seq + packet.length()) : "");
        String acked = packet.flags().contains(".") ? ", ack " + ack : "";
        String sum = name().endsWith("VERBOSE") ? ", cksum 0x0000 (incorrect -> 0x1de4)" : "";
        String options = syn ? ", options [mss 8460,nop,nop,TS val 713078031 ecr 0,nop,wscale 7]" : "";
        String body = CORE.formatted(packet.flags(), sum, range, acked, options, packet.length());
        return packet.byClient() ? client + " > " + server + ": " + body : server + " > " + client + ": " + body;
    }

    private String host(boolean client) {
        String name = client ? "ec2-b.ap-northeast-1.compute.internal" : "ec2-a.ap-northeast-1.compute.internal";
        return switch (this) {
            case NAMES, PROMPTS -> name;
            case SHOUTED_NAMES -> name.toUpperCase(Locale.ROOT);
            case IPV6, IPV6_VERBOSE -> client ? "fd00:2::20" : "fd00:1::10";
            default -> client ? "10.2.0.20" : "10.1.0.10";
        };
    }
}
