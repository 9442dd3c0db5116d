package org.transithandshake.lab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Attachment;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.GatewayTable;
import org.transithandshake.path.Network;
import org.transithandshake.path.Vpc;

/**
 * VPCs on the left, gateways with their route tables on the right, a line for each attachment: to the table it is
 * associated with, or dashed to the gateway where it has none or nobody knows. The same in words stands below it.
 */
final class Picture {
    private static final int VPC_WIDTH = 250;
    private static final int VPC_HEIGHT = 62;
    private static final int TABLE_LEFT = 450;
    private static final int TABLE_WIDTH = 280;
    private static final int TABLE_HEIGHT = 46;
    private static final int GAP = 18;

    private final Network network;
    private final List<Vpc> vpcs;
    private final Map<String, Integer> middles = new LinkedHashMap<>();

    Picture(Network network) {
        this.network = network;
        this.vpcs = network.vpcs().stream().sorted(Comparator.comparing(Vpc::account).thenComparing(Vpc::id)).toList();
    }

    void draw(Markup page) {
        int left = placeVpcs();
        int right = placeGateways();
        int height = Math.max(left, right) + GAP;
        page.open("section", "id", "picture", "aria-labelledby", "picture-title")
                .leaf("h2", "The network", "id", "picture-title")
                .open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Picture")
                .open("svg", "viewBox", "0 0 760 " + height, "role", "img", "aria-describedby", "picture-words",
                        "width", "760", "height", String.valueOf(height))
                .leaf("title", "VPCs, gateways, and how they are attached");
        network.gateways().forEach(gateway -> gateway.attachments().forEach(each -> line(page, gateway, each)));
        vpcs.forEach(vpc -> vpc(page, vpc));
        network.gateways().forEach(gateway -> gateway(page, gateway));
        page.close("svg").close("div").line().open("ul", "id", "picture-words");
        words().forEach(sentence -> page.leaf("li", sentence));
        page.close("ul").close("section").line();
    }

    private int placeVpcs() {
        int top = GAP;
        for (Vpc vpc : vpcs) {
            middles.put(vpc.id(), top + VPC_HEIGHT / 2);
            top += VPC_HEIGHT + GAP;
        }
        return top;
    }

    private int placeGateways() {
        int top = GAP;
        for (Gateway gateway : network.gateways()) {
            middles.put(gateway.id(), top + 12);
            top += 40;
            for (GatewayTable table : gateway.tables()) {
                middles.put(table.id(), top + TABLE_HEIGHT / 2);
                top += TABLE_HEIGHT + GAP / 2;
            }
            top += GAP;
        }
        return top;
    }

    private void vpc(Markup page, Vpc vpc) {
        int top = middles.get(vpc.id()) - VPC_HEIGHT / 2;
        page.open("g", "class", "vpc").raw(box(10, top, VPC_WIDTH, VPC_HEIGHT));
        text(page, 22, top + 20, vpc.id(), "name");
        text(page, 22, top + 37, "account " + vpc.account(), "small");
        text(page, 22, top + 53, shortened(ranges(vpc), 40), "small");
        page.close("g").line();
    }

    private void gateway(Markup page, Gateway gateway) {
        text(page, TABLE_LEFT, middles.get(gateway.id()) + 4, gateway.id(), "name");
        text(page, TABLE_LEFT, middles.get(gateway.id()) + 19, "account " + gateway.account()
                + (gateway.tables().isEmpty() ? ", tables not known" : ""), "small");
        for (GatewayTable table : gateway.tables()) {
            int top = middles.get(table.id()) - TABLE_HEIGHT / 2;
            page.open("g", "class", "table").raw(box(TABLE_LEFT, top, TABLE_WIDTH, TABLE_HEIGHT));
            text(page, TABLE_LEFT + 12, top + 19, shortened(title(table), 40), "name");
            text(page, TABLE_LEFT + 12, top + 36, shortened(routes(table), 37), "small");
            page.close("g").line();
        }
    }

    private void line(Markup page, Gateway gateway, Attachment attachment) {
        Integer from = middles.get(attachment.vpcId());
        if (from == null) {
            return;
        }
        Optional<Integer> table = attachment.table().map(middles::get);
        boolean firm = attachment.isAvailable() && table.isPresent();
        int to = table.orElse(middles.get(gateway.id()));
        page.open("path", "d", "M%d %d C%d %d %d %d %d %d".formatted(10 + VPC_WIDTH, from, 355, from, 355, to,
                TABLE_LEFT, to), "class", firm ? "line" : "line dashed").close("path");
    }

    /** The picture for those who do not see it. */
    private List<String> words() {
        List<String> words = new ArrayList<>();
        for (Gateway gateway : network.gateways()) {
            for (Attachment attachment : gateway.attachments()) {
                String table = attachment.table().map(id -> "associated with " + gateway.tables().stream()
                        .filter(each -> each.id().equals(id)).findFirst().map(Picture::title).orElse(id))
                        .orElse(gateway.tables().isEmpty() ? "its association is not known"
                                : "associated with no table");
                words.add(attachment.vpcId() + " (account " + attachment.account() + ") is attached to " + gateway.id()
                        + ": " + attachment.state() + ", " + table);
            }
        }
        return words;
    }

    private static String title(GatewayTable table) {
        return table.name().isEmpty() ? table.id() : table.name();
    }

    private static String routes(GatewayTable table) {
        return table.routes().isEmpty() ? "no routes" : table.routes().stream()
                .map(route -> route.destination().toString()).distinct().collect(Collectors.joining(", "));
    }

    private static String ranges(Vpc vpc) {
        return vpc.cidrs().isEmpty() ? "ranges not known"
                : vpc.cidrs().stream().map(Cidr::toString).collect(Collectors.joining(", "));
    }

    private static void text(Markup page, int x, int y, String text, String kind) {
        page.leaf("text", text, "x", String.valueOf(x), "y", String.valueOf(y), "class", kind);
    }

    private static String box(int x, int y, int width, int height) {
        return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>".formatted(x, y, width, height);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "\u2026";
    }
}
