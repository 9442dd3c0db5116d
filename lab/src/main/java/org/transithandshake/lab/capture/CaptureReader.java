package org.transithandshake.lab.capture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.transithandshake.lab.capture.PacketParser.Unreadable;

/**
 * Reads what {@code tcpdump} printed, in any of its usual forms: any time stamp or none, {@code -n} or names,
 * {@code -v} in two lines, {@code -e} with its link-level header, hex dumps, and prompts, commands and banners around.
 */
public final class CaptureReader {
    private static final String AGAIN = "; run it again as `tcpdump -nn tcp port 22 > FILE 2>&1`";
    private static final List<String> BANNERS = List.of("listening on ", "reading from file ", "packets captured",
            "packet captured", "packets received by filter");

    private final String file;
    private final Side side;
    private final List<Segment> segments = new ArrayList<>();
    private final List<IcmpError> errors = new ArrayList<>();
    private final Map<Unreadable, Packet.Source> firstUnreadable = new EnumMap<>(Unreadable.class);
    private final Map<Unreadable, Integer> unreadable = new EnumMap<>(Unreadable.class);
    private boolean banner;
    private boolean quoting;
    private Packet.Source head;

    private CaptureReader(String file, Side side) {
        this.file = file;
        this.side = side;
    }

    /**
     * @param file how messages and evidence name it
     * @throws CaptureException if there is nothing in it that can be judged
     */
    public static Capture read(String file, Side side, byte[] bytes) {
        return read(file, side, TextFile.decode(file, bytes));
    }

    static Capture read(String file, Side side, String text) {
        CaptureReader reader = new CaptureReader(file, side);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            reader.line(number, line);
        }
        reader.cutShort();
        return reader.finish(text);
    }

    private void line(int number, String text) {
        Line line = Line.parse(text);
        boolean quoted = line.kind() == Line.Kind.SET_IN && quoting;
        switch (line.kind()) {
            case TEXT -> text(line.rest());
            case OTHER -> other(new Packet.Source(file, number, text.strip()));
            default -> {
                cutShort();
                if (!quoted) {
                    packet(new Packet.Source(file, number, text.strip()), line.rest());
                }
            }
        }
    }

    private void other(Packet.Source source) {
        cutShort();
        quoting = false;
        count(Unreadable.OTHER, source);
    }

    /** The second line of a verbose packet, or nothing of ours. */
    private void text(String text) {
        banner |= BANNERS.stream().anyMatch(text::contains);
        if (head != null && text.contains(" > ")) {
            Packet.Source whole = new Packet.Source(file, head.line(), head.text() + " " + text);
            head = null;
            take(whole, text);
        }
    }

    private void packet(Packet.Source source, String rest) {
        quoting = false;
        if (rest.isEmpty()) {
            head = source;
        } else {
            take(source, rest);
        }
    }

    private void take(Packet.Source source, String text) {
        PacketParser.Parsed parsed = PacketParser.parse(source, text);
        parsed.unreadable().ifPresent(why -> count(why, source));
        parsed.packet().ifPresent(packet -> {
            switch (packet) {
                case Segment segment -> segments.add(segment);
                case IcmpError error -> {
                    errors.add(error);
                    quoting = true;
                }
            }
        });
    }

    /** A verbose packet whose second line is missing. */
    private void cutShort() {
        if (head != null) {
            count(Unreadable.CUT, head);
            head = null;
        }
    }

    private void count(Unreadable why, Packet.Source source) {
        firstUnreadable.putIfAbsent(why, source);
        unreadable.merge(why, 1, Integer::sum);
    }

    private Capture finish(String text) {
        if (segments.isEmpty()) {
            explainNothing(text);
        }
        List<String> notes = new ArrayList<>();
        if (unreadable.containsKey(Unreadable.CUT)) {
            notes.add("%s: %d packet(s) cut off, the first in line %d; they were left out".formatted(file,
                    unreadable.get(Unreadable.CUT), firstUnreadable.get(Unreadable.CUT).line()));
        }
        return new Capture(file, side, segments, errors, notes);
    }

    private void explainNothing(String text) {
        if (text.isBlank()) {
            throw new CaptureException(file + " is empty (line 1): either tcpdump did not run, or it saw no packet and"
                    + " its banner was not kept" + AGAIN);
        }
        for (Unreadable why : Unreadable.values()) {
            if (unreadable.containsKey(why)) {
                throw new CaptureException(file + ", line " + firstUnreadable.get(why).line() + ": " + switch (why) {
                    case CUT -> "the packet is cut off before its TCP flags, and no other packet is whole"
                            + AGAIN + ", without a small -s";
                    case QUIET -> "printed with -q, which leaves out the TCP flags" + AGAIN;
                    case OTHER -> "not a TCP packet, and there is none in the file; only TCP can be judged" + AGAIN;
                });
            }
        }
        if (!errors.isEmpty()) {
            throw new CaptureException(file + ", line " + errors.getFirst().source().line()
                    + ": an ICMP error, and no TCP packet in the file; only TCP can be judged" + AGAIN);
        }
        if (!banner) {
            throw new CaptureException(file + ", line 1: not what tcpdump prints, nor is any line of it" + AGAIN);
        }
    }
}
