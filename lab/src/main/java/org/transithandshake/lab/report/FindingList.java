package org.transithandshake.lab.report;

import java.util.List;
import java.util.Locale;
import org.transithandshake.path.Finding;
import org.transithandshake.path.Fix;

/** What stops packets, each with its cure and the command for it. */
final class FindingList {
    private final List<Finding> findings;

    FindingList(List<Finding> findings) {
        this.findings = findings;
    }

    void draw(Markup page) {
        page.open("section", "id", "findings", "aria-labelledby", "findings-title")
                .leaf("h2", "Findings", "id", "findings-title");
        if (findings.isEmpty()) {
            page.leaf("p", "Nothing stops a packet or its answer.");
        }
        for (int i = 0; i < findings.size(); i++) {
            finding(page, i + 1, findings.get(i));
        }
        page.close("section").line();
    }

    private static void finding(Markup page, int number, Finding finding) {
        Fix fix = finding.fix();
        page.open("article", "id", "finding-" + number)
                .open("h3").text(number + ". ").leaf("code", finding.code().name())
                .text(" " + finding.resource()).close("h3")
                .leaf("p", finding.why())
                .open("p").leaf("strong", "Fix").text(" in account " + finding.account() + ", ")
                .leaf("span", fix.safety().name().toLowerCase(Locale.ROOT), "class",
                        fix.safety() == Fix.Safety.SAFE ? "good" : "open")
                .text(": " + fix.advice()).close("p");
        fix.command().ifPresent(command -> command(page, command));
        page.close("article").line();
    }

    /** A line is broken before an option, not within its name or between it and its value. */
    private static void command(Markup page, String command) {
        page.open("pre", "tabindex", "0").open("code");
        String between = "";
        for (String option : command.split(" (?=--)")) {
            page.text(between).leaf("span", option);
            between = " ";
        }
        page.close("code").close("pre");
    }
}
