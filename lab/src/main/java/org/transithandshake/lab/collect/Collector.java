package org.transithandshake.lab.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.transithandshake.lab.wire.Naming;
import org.transithandshake.lab.wire.PojoJson;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;

/**
 * Reads one account and Region into a side file, by Describe, Get and Search calls only. What the account's user may
 * not read is left out and told; a trace then calls it unknown.
 */
public final class Collector {
    /** What EC2 answers who lacks a right ("Error codes for the Amazon EC2 API"). */
    private static final Set<String> NOT_ALLOWED = Set.of("UnauthorizedOperation", "AccessDenied");

    private final Ec2Client ec2;
    private final Consumer<String> remarks;

    /** @param remarks is told, a sentence each, what was left out */
    public Collector(Ec2Client ec2, Consumer<String> remarks) {
        this.ec2 = ec2;
        this.remarks = remarks;
    }

    /**
     * @param account the account that the client's credentials belong to
     * @throws AwsServiceException for any error but a missing right
     */
    public ObjectNode side(String account, String region) {
        ObjectNode side = JsonNodeFactory.instance.objectNode().put("account", account).put("region", region);
        Reads.ALL.forEach((operation, read) -> attempt(operation, () -> side.set(operation, all(read))));
        routes(side);
        prefixLists(side);
        return side;
    }

    private ObjectNode all(Reads.Read read) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        ArrayNode list = output.putArray(read.list());
        read.content().apply(ec2).forEach(element ->
                list.add(Needed.of(PojoJson.write(element, Naming.MEMBER))));
        return output;
    }

    /** The routes of every table of this account's own gateways; nobody else may search them. */
    private void routes(ObjectNode side) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        for (JsonNode table : side.at("/DescribeTransitGatewayRouteTables/TransitGatewayRouteTables")) {
            String id = table.path("TransitGatewayRouteTableId").asText();
            attempt("SearchTransitGatewayRoutes", () -> found.set(id, new RouteSearch(ec2, id).all()));
        }
        if (!found.isEmpty()) {
            side.set("SearchTransitGatewayRoutes", found);
        }
    }

    /** The lists that routes and rules name; those of AWS's own gateway endpoints lead to no VPC. */
    private void prefixLists(ObjectNode side) {
        Set<String> ids = new TreeSet<>();
        side.at("/DescribeRouteTables/RouteTables").forEach(table -> table.path("Routes").forEach(route -> {
            if (route.has("DestinationPrefixListId") && !route.path("GatewayId").asText().startsWith("vpce-")) {
                ids.add(route.get("DestinationPrefixListId").asText());
            }
        }));
        side.at("/DescribeSecurityGroups/SecurityGroups").findValues("PrefixListId")
                .forEach(id -> ids.add(id.asText()));
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        ids.forEach(id -> attempt("GetManagedPrefixListEntries", () -> {
            ArrayNode entries = found.putObject(id).putArray("Entries");
            ec2.getManagedPrefixListEntriesPaginator(
                    GetManagedPrefixListEntriesRequest.builder().prefixListId(id).build()).entries()
                    .forEach(entry -> entries.addObject().put("Cidr", entry.cidr()));
        }));
        if (!found.isEmpty()) {
            side.set("GetManagedPrefixListEntries", found);
        }
    }

    private void attempt(String operation, Runnable read) {
        try {
            read.run();
        } catch (Ec2Exception e) {
            if (!NOT_ALLOWED.contains(e.awsErrorDetails().errorCode())) {
                throw e;
            }
            remarks.accept("ec2:" + operation + " is not allowed here; it is left out, and what it would tell"
                    + " is unknown");
        }
    }
}
