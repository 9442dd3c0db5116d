package org.transithandshake.lab.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.transithandshake.lab.demo.Counts;
import org.transithandshake.lab.demo.Demo;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.demo.Phase;
import org.transithandshake.lab.demo.Story;

/** The demo as text: its steps as they happen, then the tables, then who reaches whom. */
final class DemoText {
    private static final String NUMBERS = " ①②③④⑤⑥";
    private static final String INDENT = " ".repeat(44);

    private final PrintWriter out;
    private final Paint paint;

    DemoText(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    void begin(int spokes) {
        out.println("An embedded AWS with " + (spokes + 1) + " accounts; the time is virtual.");
        out.println("B = " + Landscape.HUB + ", owner of the Transit Gateway; A = " + Landscape.SPOKE
                + (spokes > 1 ? ", and " + (spokes - 1) + " more" : "") + ", owner of a VPC to connect.");
        out.println();
    }

    void step(Story.Line line) {
        List<String> texts = Width.wrap(SafeText.of(line.text()), Grid.LIMIT - INDENT.length());
        String head = "%7s %s %s %-18s".formatted(clock(line.at()), NUMBERS.charAt(line.number()),
                side(line.account()), line.actor());
        out.println("%-44s%s".formatted(head, texts.getFirst()));
        texts.stream().skip(1).forEach(text -> out.println(INDENT + text));
    }

    void end(Demo.Result result) {
        out.println();
        out.print(RouteTablesText.of(result.network(), paint));
        out.println();
        out.print(ReachabilityText.of(result.reachability(), paint));
        out.println();
        costs("offer    ① ②", result.counts(Phase.OFFER));
        costs("connect  ③ to ⑥", result.counts(Phase.CONNECT));
        result.slowest().ifPresent(time -> out.println("from invitation to connection " + seconds(time.total())
                + " s: AWS " + seconds(time.aws()) + " s, ours " + seconds(time.overhead()) + " s"));
        out.println();
        out.println(result.connected() ? paint.good("connected") : paint.bad("not connected"));
    }

    private void costs(String phase, Counts counts) {
        out.printf("%-17s %4d API calls, %3d invocations, %3d state transitions%n",
                phase, counts.calls(), counts.invocations(), counts.transitions());
    }

    private static String seconds(Duration time) {
        return "%.1f".formatted(time.toMillis() / 1000.0);
    }

    private static String side(String account) {
        return (account.equals(Landscape.HUB) ? "B " : account.equals(Landscape.SPOKE) ? "A " : "  ") + account;
    }

    private static String clock(Duration at) {
        return "%d:%02d".formatted(at.toMinutes(), at.toSecondsPart());
    }
}
