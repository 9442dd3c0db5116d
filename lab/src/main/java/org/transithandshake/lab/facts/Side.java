package org.transithandshake.lab.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.transithandshake.cidr.Cidr;

/** One account's file. */
final class Side {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** Operations and the list that each one's output holds. */
    private static final Map<String, String> LISTS = Map.of(
            "DescribeVpcs", "Vpcs", "DescribeSubnets", "Subnets", "DescribeRouteTables", "RouteTables",
            "DescribeNetworkInterfaces", "NetworkInterfaces", "DescribeSecurityGroups", "SecurityGroups",
            "DescribeNetworkAcls", "NetworkAcls", "DescribeTransitGateways", "TransitGateways",
            "DescribeTransitGatewayVpcAttachments", "TransitGatewayVpcAttachments",
            "DescribeTransitGatewayAttachments", "TransitGatewayAttachments",
            "DescribeTransitGatewayRouteTables", "TransitGatewayRouteTables");
    private static final Set<String> OTHERS = Set.of(
            "account", "region", "SearchTransitGatewayRoutes", "GetManagedPrefixListEntries");

    private final Fact root;

    private Side(Fact root) {
        this.root = root;
    }

    static Side read(String file, String text) {
        Fact root = new Fact(file + ":", parse(file, text));
        if (!root.value().isObject()) {
            throw root.wrong("is not a JSON object, such as './handshake collect' prints");
        }
        root.value().fieldNames().forEachRemaining(name -> {
            if (LISTS.containsValue(name)) {
                throw root.wrong("has '" + name + "' without its operation and account; write {\"account\":"
                        + " \"111111111111\", \"Describe" + name + "\": ...} around it");
            }
            if (!LISTS.containsKey(name) && !OTHERS.contains(name)) {
                throw root.wrong("has '" + name + "', which is not known; known are account, region and the"
                        + " operations " + Stream.concat(LISTS.keySet().stream(), OTHERS.stream())
                        .filter(known -> Character.isUpperCase(known.charAt(0))).sorted().toList());
            }
        });
        if (!root.need("account").matches("[0-9]{12}")) {
            throw root.wrong("has the account '" + root.need("account") + "', which is not twelve digits");
        }
        return new Side(root);
    }

    private static JsonNode parse(String file, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadFacts(file + ": is not JSON: line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        }
    }

    String account() {
        return root.need("account");
    }

    Optional<String> region() {
        return root.text("region");
    }

    boolean has(String operation) {
        return root.find(operation).isPresent();
    }

    /** The elements of an operation's list; none if the operation is not in the file. */
    List<Fact> list(String operation) {
        Optional<Fact> output = root.find(operation);
        output.filter(some -> some.text("NextToken").filter(token -> !token.isEmpty()).isPresent()).ifPresent(some -> {
            throw some.wrong("is one page of several; read all of them");
        });
        String name = LISTS.get(operation);
        output.filter(some -> some.find(name).isEmpty()).ifPresent(some -> {
            throw some.wrong("has no " + name);
        });
        return output.map(some -> some.each(name).toList()).orElse(List.of());
    }

    /** The search result of a gateway's table, if it is in the file. */
    Optional<Fact> search(String table) {
        Optional<Fact> found = root.find("SearchTransitGatewayRoutes").flatMap(all -> all.find(table));
        found.filter(result -> result.is("AdditionalRoutesAvailable")).ifPresent(result -> {
            throw result.wrong("does not hold all routes; search narrower and join the results");
        });
        return found;
    }

    Optional<List<Cidr>> prefixList(String id) {
        return root.find("GetManagedPrefixListEntries").flatMap(all -> all.find(id))
                .map(list -> list.each("Entries").map(entry -> entry.as(it -> Cidr.of(it.need("Cidr")))).toList());
    }
}
