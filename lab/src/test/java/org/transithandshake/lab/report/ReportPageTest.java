package org.transithandshake.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.facts.Sides;
import org.xml.sax.InputSource;

class ReportPageTest {
    private static final Pattern OUTWARD = Pattern.compile("(src|href)=\"(?!#)|url\\(|@import|<script|<link");

    @Test
    void thePageTellsWhoReachesWhomInBothDirections() throws IOException {
        String page = page(side("side-a.json"), side("side-b.json"));

        assertThat(page).contains("<h1>Every VPC reaches every other</h1>")
                .contains("<td class=\"good\">both ways</td>")
                .contains("Nothing stops a packet or its answer.")
                .contains("vpc-a (account 111111111111) is attached to tgw-1: available");
    }

    @Test
    void aFaultIsNamedInTheMatrixAndExplainedWithItsCommand() throws IOException {
        String a = side("side-a.json").replaceFirst("\\{\"DestinationCidrBlock\": \"10\\.2\\.[^}]*\"tgw-1\"[^}]*}", "");
        String page = page(a.replaceAll(",(\\s*)]", "$1]").replaceAll("\\[(\\s*),", "[$1"), side("side-b.json"));

        assertThat(page).contains("arrives, no answer").contains("href=\"#finding-1\"").contains("id=\"finding-1\"")
                .contains("aws ec2 create-route");
    }

    /** Within a span a line is broken only where nothing else fits; with the tags left out the command is whole. */
    @Test
    void aCommandIsBrokenBeforeItsOptionsOnly() throws IOException {
        String page = page(side("side-a.json").replace("\"available\"", "\"pendingAcceptance\""), side("side-b.json"));

        assertThat(page).containsPattern("<span>aws ec2 [a-z-]+</span> <span>--[a-z-]+ [^<]+</span>");
        assertThat(page.replaceAll("</?span>", "")).containsPattern("<code>aws ec2 [a-z-]+ --[a-z-]+ [^<]+</code>");
    }

    @Test
    void thePageAsksTheNetworkForNothing() throws IOException {
        assertThat(page(side("side-a.json"), side("side-b.json"))).doesNotContainPattern(OUTWARD);
    }

    /** A name of another account's table is text and stays text. */
    @Test
    void namesOfOthersAreNeverMarkup() throws IOException {
        String b = side("side-b.json");
        String hostile = b.replaceAll("\"Value\": \"[^\"]*\"", "\"Value\": \"<script>alert(1)</script>\\\\u202e\"");
        assertThat(hostile).isNotEqualTo(b);

        assertThat(page(side("side-a.json"), hostile)).doesNotContain("<script").doesNotContain("\u202e")
                .contains("&lt;script&gt;");
    }

    /** HTML is not XML, but what we write is both, but for the first line and the empty elements of the head. */
    @Test
    void everyElementIsClosed() throws Exception {
        String page = page(side("side-a.json"), side("side-b.json"))
                .replace("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");

        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(page))).getElementsByTagName("table").getLength()).isPositive();
    }

    private static String page(String... sides) {
        Sides all = new Sides();
        for (String side : sides) {
            all.add("side.json", side);
        }
        return new ReportPage(all.network(), "side-a.json").html();
    }

    private static String side(String name) throws IOException {
        try (InputStream file = Sides.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
