package org.transithandshake.lab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.path.Code;
import org.transithandshake.path.Family;
import org.transithandshake.path.Finding;
import org.transithandshake.path.Pair;
import org.transithandshake.path.Reachability;
import org.transithandshake.path.Verdict;

/** Who reaches whom: a row for each VPC that asks, a column for each that answers; words first, colour second. */
final class Matrix {
    private final Reachability reachability;

    Matrix(Reachability reachability) {
        this.reachability = reachability;
    }

    void draw(Markup page) {
        page.open("section", "id", "reachability", "aria-labelledby", "reachability-title")
                .leaf("h2", "Who reaches whom", "id", "reachability-title");
        if (reachability.pairs().isEmpty()) {
            page.leaf("p", "There are not two VPCs to look at.");
        }
        for (Family family : Family.values()) {
            List<Pair> pairs = reachability.pairs().stream().filter(pair -> pair.family() == family).toList();
            if (!pairs.isEmpty()) {
                table(page, family, pairs);
            }
        }
        page.close("section").line();
    }

    private void table(Markup page, Family family, List<Pair> pairs) {
        List<String> vpcs = vpcs(pairs);
        String name = family == Family.IPV4 ? "IPv4" : "IPv6";
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Reachability " + name)
                .open("table").leaf("caption", name + ": from the row's VPC to the column's")
                .open("thead").open("tr").leaf("th", "from", "scope", "col");
        vpcs.forEach(vpc -> page.leaf("th", vpc, "scope", "col"));
        page.close("tr").close("thead").open("tbody").line();
        for (String from : vpcs) {
            page.open("tr").leaf("th", from, "scope", "row");
            vpcs.forEach(to -> cell(page, pairs.stream()
                    .filter(pair -> pair.from().equals(from) && pair.to().equals(to)).findFirst()));
            page.close("tr").line();
        }
        page.close("tbody").close("table").close("div").line();
    }

    private static List<String> vpcs(List<Pair> pairs) {
        Set<String> vpcs = new LinkedHashSet<>();
        pairs.stream().sorted(Comparator.comparing(Pair::fromAccount).thenComparing(Pair::from))
                .forEach(pair -> vpcs.add(pair.from()));
        pairs.forEach(pair -> vpcs.add(pair.to()));
        return new ArrayList<>(vpcs);
    }

    private void cell(Markup page, Optional<Pair> pair) {
        if (pair.isEmpty()) {
            page.leaf("td", "\u2013", "class", "none");
            return;
        }
        page.open("td", "class", kind(pair.get())).text(words(pair.get()));
        pair.get().findings().stream().map(this::number).filter(number -> number > 0).distinct().sorted()
                .forEach(number -> page.text(" ").leaf("a", "[" + number + "]", "href", "#finding-" + number,
                        "aria-label", "finding " + number));
        page.close("td");
    }

    /** A finding that another one with the same fix stands for has that one's number. */
    private int number(Finding finding) {
        List<Finding> all = reachability.findings();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).fix().equals(finding.fix()) && all.get(i).resource().equals(finding.resource())) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String kind(Pair pair) {
        if (ReportPage.isWhole(pair)) {
            return "good";
        }
        boolean open = pair.arrives() == Verdict.UNKNOWN || pair.answers() == Verdict.UNKNOWN;
        return open && pair.arrives() != Verdict.NO && pair.answers() != Verdict.NO ? "open" : "bad";
    }

    private static String words(Pair pair) {
        return switch (pair.arrives()) {
            case NO -> pair.findings().stream().anyMatch(finding -> finding.code() == Code.MISSING_RETURN_ROUTE)
                    ? "no way" : "does not arrive";
            case UNKNOWN -> "not known";
            case PARTLY -> "arrives from some subnets";
            case YES -> switch (pair.answers()) {
                case YES -> "both ways";
                case NO -> "arrives, no answer";
                case PARTLY -> "arrives, some answers";
                case UNKNOWN -> "arrives, answer not known";
            };
        };
    }
}
