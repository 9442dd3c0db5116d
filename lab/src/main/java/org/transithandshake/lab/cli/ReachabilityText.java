package org.transithandshake.lab.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.transithandshake.path.Family;
import org.transithandshake.path.Finding;
import org.transithandshake.path.Fix;
import org.transithandshake.path.Pair;
import org.transithandshake.path.Reachability;
import org.transithandshake.path.Verdict;

/**
 * Who reaches whom, as plain text: a row for each ordered pair of VPCs (does a packet arrive,
 * does its answer return), then the findings with their fixes. Where no
 * packet arrives, nothing is said of answers.
 */
public final class ReachabilityText {

    private static final String NO_BREAK = "\u00A0";

    private final Paint paint;

    private ReachabilityText(Paint paint) {
        this.paint = paint;
    }

    /** Lines of at most 110 columns, each ended by a line feed; a longer command goes on after a backslash. */
    public static String of(Reachability reachability, Paint paint) {
        ReachabilityText text = new ReachabilityText(paint);
        return text.pairs(reachability.pairs()) + "\n" + text.findings(reachability.findings());
    }

    private String pairs(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return "  no pair of VPCs to look at\n";
        }
        Grid grid = new Grid(paint, "FROM", "ACCOUNT", "TO", "ACCOUNT", "FAMILY", "ARRIVES", "RETURNS");
        pairs.forEach(pair -> grid.row(pair.from(), pair.fromAccount(), pair.to(), pair.toAccount(),
                pair.family() == Family.IPV4 ? "IPv4" : "IPv6", word(pair.arrives()),
                pair.arrives() == Verdict.NO ? "-" : word(pair.answers())));
        return grid.print(this::coloured);
    }

    private String coloured(String cell) {
        return switch (cell) {
            case "yes" -> paint.good(cell);
            case "no" -> paint.bad(cell);
            case "partly", "unknown" -> paint.doubtful(cell);
            default -> cell;
        };
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    static String findings(List<Finding> findings, Paint paint) {
        return new ReachabilityText(paint).findings(findings);
    }

    private String findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "no findings\n";
        }
        return IntStream.range(0, findings.size())
                .mapToObj(i -> finding(i + 1, findings.get(i))).collect(Collectors.joining("\n"));
    }

    private String finding(int number, Finding finding) {
        Fix fix = finding.fix();
        String head = number + ". " + finding.code() + "  " + finding.resource() + "  account " + finding.account();
        return paint.strong(paragraph("", head)) + "\n"
                + paragraph("   ", finding.why()) + "\n"
                + paragraph("   ", "Fix (" + fix.safety().name().toLowerCase(Locale.ROOT) + "): " + fix.advice()) + "\n"
                + fix.command().map(command -> command("     ", command) + "\n").orElse("");
    }

    private static String paragraph(String indent, String text) {
        return Width.wrap(SafeText.of(text), Grid.LIMIT - indent.length()).stream()
                .collect(Collectors.joining("\n" + indent, indent, ""));
    }

    /** Broken with backslashes, before options if that is enough, so that it can be pasted whole. */
    private static String command(String indent, String command) {
        int room = Grid.LIMIT - indent.length() - 4;
        String safe = SafeText.of(command);
        String options = safe.replaceAll(" (?!--)", NO_BREAK);
        boolean fits = Arrays.stream(options.split(" ")).allMatch(option -> Width.of(option) <= room);
        return Width.wrap(fits ? options : safe, room).stream()
                .map(line -> line.replace(NO_BREAK, " "))
                .collect(Collectors.joining(" \\\n  " + indent, indent, ""));
    }
}
