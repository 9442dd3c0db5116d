package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.transithandshake.lab.capture.Diagnosis;
import org.transithandshake.lab.capture.Verdict;
import org.transithandshake.path.Finding;
import org.transithandshake.path.Outcome;
import org.transithandshake.path.Trace;

/** What captures show of a flow beside what the accounts' facts say of it: the evidence and the guilty entry. */
final class Together {
    private final Diagnosis seen;
    private final Trace known;

    Together(Diagnosis seen, Trace known) {
        this.seen = seen;
        this.known = known;
    }

    int print(PrintWriter out, boolean json) {
        if (json) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.set("captures", DiagnosisJson.of(seen));
            node.set("path", TraceJson.of(known));
            out.println(node.put("together", SafeText.of(sentence())).toPrettyString());
        } else {
            Paint paint = Paint.choose(System.getenv(), System.console() != null);
            out.print(DiagnosisText.of(seen, paint) + "\n" + paint.strong("What the accounts know of this flow") + "\n"
                    + TraceText.of(known, paint) + "\n" + paint.strong("Together") + "\n"
                    + String.join("\n", Width.wrap(SafeText.of("  " + sentence()), Grid.LIMIT)) + "\n");
        }
        out.flush();
        return seen.verdict() == Verdict.COMPLETE && reached(known.forward().outcome())
                && reached(known.back().outcome()) ? Handshake.OK : Handshake.NO;
    }

    /** One sentence that weighs both; a capture is what happened, facts are what was configured when they were read. */
    String sentence() {
        return switch (seen.verdict()) {
            case COMPLETE -> reached(known.forward().outcome()) && reached(known.back().outcome())
                    ? "The connection was made, and the facts say why it can be."
                    : "The connection was made, though " + fault() + ": the facts were read at another time, or of"
                            + " other ends.";
            case FORWARD_LOST -> weigh("the packets are lost on the way there", known.forward().outcome());
            case RETURN_LOST -> weigh("the answers are lost on the way back", known.back().outcome());
            case NO_ANSWER, REFUSED, RESET_BY_SERVER -> reached(known.forward().outcome())
                    ? "The packets arrive and the facts agree: what happens next is the host's doing."
                    : "The packets arrive, though " + fault() + ": the facts were read at another time.";
            default -> known.findings().isEmpty() ? "The facts explain nothing of it; look where the captures point."
                    : "The facts do not explain it by themselves, but " + fault() + ".";
        };
    }

    private String weigh(String what, Outcome outcome) {
        return switch (outcome) {
            case DROPPED -> "Both agree that " + what + ": " + fault() + ".";
            case UNKNOWN -> "The captures show that " + what + "; too little is known of that way to say where: "
                    + fault() + ".";
            case REACHED -> "The captures show that " + what + ", and the facts know no reason: they were read at"
                    + " another time, or an instance drops them (its own firewall, routes, or source/destination"
                    + " check).";
        };
    }

    private String fault() {
        List<Finding> findings = known.findings();
        return findings.isEmpty() ? "the facts do not say more" : findings.stream()
                .map(finding -> finding.code() + " at " + finding.resource()).distinct()
                .collect(Collectors.joining(", "));
    }

    private static boolean reached(Outcome outcome) {
        return outcome == Outcome.REACHED;
    }
}
