package org.transithandshake.lab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Network;
import org.transithandshake.path.Pair;
import org.transithandshake.path.Reachability;
import org.transithandshake.path.Verdict;

/** The page: what it is about, the picture, the matrix, the findings. It asks the network for nothing. */
public final class ReportPage {
    private final Network network;
    private final Reachability reachability;
    private final String source;

    /** @param source where the facts come from, for the footer: {@code side-a.json, side-b.json} */
    public ReportPage(Network network, String source) {
        this.network = network;
        this.reachability = Reachability.of(network);
        this.source = source;
    }

    public String html() {
        Markup page = new Markup().raw("<!DOCTYPE html>\n").open("html", "lang", "en").line().open("head")
                .raw("<meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .raw("<meta http-equiv=\"Content-Security-Policy\""
                        + " content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .leaf("title", "Transit Handshake: " + headline())
                .raw("<style>" + style() + "</style>").close("head").line().open("body").line();
        page.open("header").leaf("h1", headline()).leaf("p", summary()).open("nav", "aria-label", "Sections");
        for (String section : List.of("Picture", "Reachability", "Findings")) {
            page.leaf("a", section, "href", "#" + section.toLowerCase(Locale.ROOT)).text(" ");
        }
        page.close("nav").close("header").line().open("main").line();
        new Picture(network).draw(page);
        new Matrix(reachability).draw(page);
        new FindingList(reachability.findings()).draw(page);
        return page.close("main").line().open("footer").leaf("p", "From " + source + ". Routes only: security groups"
                + " and network ACLs belong to a flow; follow one with 'handshake diagnose'.").close("footer")
                .close("body").close("html").line().toString();
    }

    private String headline() {
        List<Pair> pairs = reachability.pairs();
        long whole = pairs.stream().filter(ReportPage::isWhole).count();
        if (pairs.isEmpty()) {
            return "No pair of VPCs to look at";
        }
        return whole == pairs.size() ? "Every VPC reaches every other" : whole + " of " + pairs.size()
                + (pairs.size() == 1 ? " way" : " ways") + " between VPCs work";
    }

    static boolean isWhole(Pair pair) {
        return pair.arrives() == Verdict.YES && pair.answers() == Verdict.YES;
    }

    private String summary() {
        long accounts = network.vpcs().stream().map(vpc -> vpc.account()).distinct().count();
        long dual = network.vpcs().stream().filter(vpc -> vpc.cidrs().stream().anyMatch(Cidr::isIpv6)).count();
        return count(accounts, "account") + ", " + count(network.vpcs().size(), "VPC")
                + (dual > 0 ? " (" + dual + " with IPv6)" : "") + ", "
                + count(network.gateways().size(), "Transit Gateway") + ", "
                + count(reachability.findings().size(), "finding");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String style() {
        try (InputStream css = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
