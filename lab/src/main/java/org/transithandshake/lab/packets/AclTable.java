package org.transithandshake.lab.packets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.transithandshake.path.AclRule;
import org.transithandshake.path.NetworkAcl;
import org.transithandshake.path.Subnet;
import org.transithandshake.path.Vpc;

/**
 * A VPC's network ACLs as stateless rules of its router, by the cables that a packet comes from and goes to: "Network
 * ACLs for transit gateways" (Amazon VPC Transit Gateways guide) has a row for each of them.
 */
record AclTable(Wiring wiring, Layout layout, Vpc vpc) {

    String text() {
        List<NetworkAcl> acls = layout.filters(vpc).map(some -> some.acls()).orElse(List.of());
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < acls.size(); number++) {
            text.append(chain("in" + number, "saddr", acls.get(number).inbound()))
                    .append(chain("out" + number, "daddr", acls.get(number).outbound()));
        }
        text.append("chain forward {\ntype filter hook forward priority 0; policy accept;\n");
        Map<String, Subnet> cables = cables();
        cables.forEach((from, source) -> cables.forEach((to, target) ->
                text.append(jumps(acls, from, source, to, target))));
        return Rules.table("acls", text.append("}\n").toString());
    }

    private static String chain(String name, String side, List<AclRule> rules) {
        return rules.stream().map(rule -> Rules.match(side, rule.block(), rule.traffic())
                        + (rule.allow() ? " return\n" : " drop\n"))
                .collect(Collectors.joining("", "chain " + name + " {\n", "drop\n}\n"));
    }

    private Map<String, Subnet> cables() {
        Map<String, Subnet> cables = new LinkedHashMap<>();
        IntStream.range(0, vpc.subnets().size()).forEach(number -> cables.put("h" + number, vpc.subnets().get(number)));
        IntStream.range(0, wiring.size.zones())
                .forEach(zone -> layout.door(vpc, zone).ifPresent(door -> cables.put("g" + zone, door)));
        return cables;
    }

    private String jumps(List<NetworkAcl> acls, String from, Subnet source, String to, Subnet target) {
        boolean delivered = !to.startsWith("g");
        return delivered && source.equals(target) ? ""
                : jump(acls, from, to, source, "out") + jump(acls, from, to, target, "in");
    }

    private String jump(List<NetworkAcl> acls, String from, String to, Subnet subnet, String direction) {
        Optional<NetworkAcl> acl = layout.acl(vpc, subnet);
        return acl.map(some -> "iifname \"" + from + "\" oifname \"" + to + "\" jump " + direction
                + acls.indexOf(some) + "\n").orElse("");
    }
}
