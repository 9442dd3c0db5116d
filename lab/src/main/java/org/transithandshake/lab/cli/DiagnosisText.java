package org.transithandshake.lab.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.transithandshake.lab.capture.Diagnosis;
import org.transithandshake.lab.capture.Verdict;

/** A diagnosis as plain text, at most 110 columns: the flows, the verdict, its evidence, where to look, its limits. */
final class DiagnosisText {
    private static final int MOST_FLOWS = 20;

    private DiagnosisText() {
    }

    static String of(Diagnosis diagnosis, Paint paint) {
        return flows(diagnosis.flows(), paint) + "\n" + verdict(diagnosis, paint)
                + list("Evidence", diagnosis.evidence().stream()
                        .map(each -> each.file() + ":" + each.line() + "  " + each.text()).toList(), false, paint)
                + list("Look, in this order", diagnosis.look(), true, paint)
                + list("Mind", diagnosis.notes(), false, paint);
    }

    private static String flows(List<Diagnosis.Flow> flows, Paint paint) {
        Grid grid = new Grid(paint, "CLIENT", "SERVER", "PORT", "ATTEMPTS", "VERDICT");
        flows.stream().limit(MOST_FLOWS).forEach(flow -> grid.row(flow.client(), flow.server(), flow.port(),
                flow.clientPorts().size() > 3 ? flow.clientPorts().size() + " client ports"
                        : "from " + String.join(", ", flow.clientPorts()), flow.verdict().name()));
        return grid.print() + (flows.size() > MOST_FLOWS ? "  and " + (flows.size() - MOST_FLOWS) + " more\n" : "");
    }

    private static String verdict(Diagnosis diagnosis, Paint paint) {
        String name = diagnosis.verdict().name();
        String painted = diagnosis.verdict() == Verdict.COMPLETE ? paint.good(name)
                : diagnosis.verdict() == Verdict.UNKNOWN ? paint.doubtful(name) : paint.bad(name);
        return painted + "\n" + paragraph("  ", "  ", diagnosis.what());
    }

    private static String list(String title, List<String> items, boolean numbered, Paint paint) {
        if (items.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n" + paint.strong(title) + "\n");
        for (int i = 0; i < items.size(); i++) {
            text.append(paragraph(numbered ? "  " + (i + 1) + ". " : "  ", numbered ? "     " : "    ", items.get(i)));
        }
        return text.toString();
    }

    private static String paragraph(String first, String next, String text) {
        return Width.wrap(SafeText.of(text), Grid.LIMIT - next.length()).stream()
                .collect(Collectors.joining("\n" + next, first, "\n"));
    }
}
