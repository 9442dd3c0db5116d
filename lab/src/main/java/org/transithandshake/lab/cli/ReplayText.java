package org.transithandshake.lab.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.demo.Names;
import org.transithandshake.lab.events.Difference;
import org.transithandshake.lab.events.RuleVerdict;
import org.transithandshake.lab.replay.Change;
import org.transithandshake.lab.replay.Outcome;
import org.transithandshake.lab.replay.Outcome.Run;
import org.transithandshake.lab.replay.Outcome.Visit;
import org.transithandshake.lab.replay.Replayer;

/** A replay as text: for each event the rules, what ran and what changed; then the whole in one line. */
final class ReplayText {
    private static final int LONGEST = 160;
    private final PrintWriter out;
    private final Paint paint;
    private final int times;

    ReplayText(PrintWriter out, Paint paint, int times) {
        this.out = out;
        this.paint = paint;
        this.times = times;
    }

    void begin(Replayer replayer) {
        out.println("An embedded AWS; A " + Landscape.SPOKE + " is connected with B " + Landscape.HUB + " by "
                + replayer.attachment() + ".");
        if (!replayer.mapped().isEmpty()) {
            out.println("Example ids in the files stand for ids of the lab:");
            Grid grid = new Grid(paint, "IN THE FILE", "IN THE LAB", "IS");
            replayer.mapped().forEach(one -> grid.row(one.written(), cut(one.means(), 40), one.what()));
            out.print(grid.print());
        }
    }

    void outcome(Replayer.Prepared event, Outcome outcome) {
        out.println();
        out.println(paint.strong(SafeText.of(outcome.event())) + (times > 1 ? "   delivery " + outcome.round() + " of "
                + times : ""));
        out.println(line("\"" + event.event().path("detail-type").asText() + "\" from "
                + event.event().path("source").asText() + ", account " + event.event().path("account").asText()));
        for (int i = 0; i < outcome.visits().size(); i++) {
            visit(outcome.visits().get(i), i == 0 ? "arrives on" : "sent on to");
        }
        runs(outcome);
        outcome.lost().forEach(lost -> out.println(line("lost: " + lost)));
        changes(outcome);
    }

    private void visit(Visit visit, String how) {
        out.println("  " + how + " the bus " + visit.bus() + " of " + side(visit.account()));
        Grid grid = new Grid(paint, "RULE", "MATCHES", "FIRST DIFFERENCE");
        visit.verdicts().forEach(verdict -> row(grid, verdict, visit.bus()));
        out.print(grid.print());
    }

    private static void row(Grid grid, RuleVerdict verdict, String bus) {
        String name = Names.plain(verdict.rule());
        if (!verdict.bus().equals(bus)) {
            grid.row(name, "no", "is on the bus " + verdict.bus());
        } else if (!verdict.enabled()) {
            grid.row(name, "no", "is disabled");
        } else {
            grid.row(name, verdict.matches() ? "yes" : "no", verdict.differences().stream()
                    .map(ReplayText::explain).collect(Collectors.joining("; or ")));
        }
    }

    private static String explain(Difference difference) {
        String has = difference.has().isEmpty() ? "has nothing there"
                : "has " + difference.has().stream().map(value -> cut(value.toString(), LONGEST))
                .collect(Collectors.joining(", "));
        return difference.path() + ": wants " + cut(difference.wants().toString(), LONGEST) + ", " + has
                + (difference.elsewhere() ? ", in another element of the list" : "");
    }

    private void runs(Outcome outcome) {
        out.println(outcome.runs().isEmpty() ? "  nothing ran" : "  ran, with " + outcome.calls() + " API calls");
        if (!outcome.runs().isEmpty()) {
            Grid grid = new Grid(paint, "WHO", "IN", "RESULT");
            outcome.runs().forEach(run -> grid.row(run.name() + (run.kind().equals("execution") ? " (machine)" : ""),
                    side(run.account()), result(run)));
            out.print(grid.print());
        }
    }

    private static String result(Run run) {
        return (run.failed() ? "failed: " : "") + cut(run.result(), LONGEST);
    }

    private void changes(Outcome outcome) {
        if (!outcome.changed()) {
            out.println("  changed nothing");
        }
        outcome.changes().forEach(change -> out.println(line(symbol(change) + " " + change.what() + ": "
                + (change.before().isEmpty() ? change.after() : change.after().isEmpty() ? "was " + change.before()
                : change.before() + " -> " + change.after()))));
        outcome.told().forEach(subject -> out.println(line("people are told: "
                + cut(subject.lines().findFirst().orElse(""), LONGEST))));
    }

    private static String symbol(Change change) {
        return change.before().isEmpty() ? "+" : change.after().isEmpty() ? "-" : "~";
    }

    void end(List<Outcome> outcomes) {
        out.println();
        int events = outcomes.size() / times;
        String what = events + (events == 1 ? " event" : " events") + (times > 1 ? ", " + times + " times" : "") + ": ";
        int changes = outcomes.stream().mapToInt(outcome -> outcome.changes().size()).sum();
        int told = outcomes.stream().mapToInt(outcome -> outcome.told().size()).sum();
        if (changes + told == 0) {
            out.println(paint.good(what + "nothing changed"));
            return;
        }
        out.println(paint.doubtful(what + (changes == 0 ? "nothing changed" : changes + " changes")
                + (told == 0 ? "" : told == 1 ? ", 1 message to people" : ", " + told + " messages to people")));
    }

    private static String line(String text) {
        return "  " + SafeText.of(text);
    }

    private static String side(String account) {
        return (account.equals(Landscape.HUB) ? "B " : account.equals(Landscape.SPOKE) ? "A " : "") + account;
    }

    /** Never within a pair of surrogates. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
