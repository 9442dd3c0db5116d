package org.transithandshake.routing;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the routes of one side.
 *
 * @param status   {@code routed}: every destination is; {@code report}: some routes are for their tables' owner to
 *                 write; {@code conflict}: another route holds a destination, or a table has no room for one;
 *                 {@code none}: no tables or destinations
 * @param routes   a line for each table and destination
 * @param findings what a person should know although the routes stand, a sentence each
 */
public record RouteReport(String status, List<String> routes, List<String> findings) {
    public RouteReport {
        routes = List.copyOf(routes);
        findings = List.copyOf(findings);
    }

    public RouteReport(String status, List<String> routes) {
        this(status, routes, List.of());
    }

    public RouteReport with(List<String> more) {
        return new RouteReport(status, routes, Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** @param written whether the changes were made, not only planned */
    public static RouteReport of(List<Change> changes, String gatewayId, boolean written) {
        return new RouteReport(status(changes, written),
                changes.stream().map(change -> line(change, gatewayId, written)).toList());
    }

    /** Only what a person has to do: the same lines as long as that is the same. */
    public static RouteReport forPeople(List<Change> changes, String gatewayId, boolean written) {
        return of(changes.stream().filter(change -> change.needsPerson()
                || !written && !(change instanceof Change.Present)).toList(), gatewayId, written);
    }

    /** Whether routes of this table were left alone or are for people to write, so that people hear of it by this. */
    public boolean leaves(String table) {
        return !status.equals("routed") && routes.stream().anyMatch(line -> line.startsWith(table + ": "));
    }

    private static String status(List<Change> changes, boolean written) {
        if (changes.stream().allMatch(Change.NotNeeded.class::isInstance)) {
            return "none";
        }
        if (changes.stream().anyMatch(Change::needsPerson)) {
            return "conflict";
        }
        return written || changes.stream().allMatch(RouteReport::stands) ? "routed" : "report";
    }

    private static boolean stands(Change change) {
        return change instanceof Change.Present || change instanceof Change.NotNeeded;
    }

    private static String line(Change change, String gatewayId, boolean written) {
        String entry = change.tableId() + ": " + change.destination() + " -> ";
        return switch (change) {
            case Change.Present present -> entry + gatewayId + " was there";
            case Change.Add add -> entry + gatewayId + (written ? " added" : " is missing; "
                    + command("create-route", add, gatewayId));
            case Change.Renew renew -> entry + gatewayId + (written ? " renewed" : " is a blackhole; "
                    + command("replace-route", renew, gatewayId));
            case Change.NoRoom full -> entry + gatewayId + " finds no room in the table; take routes out of it, or"
                    + " have Service Quotas raise 'Routes per route table'";
            case Change.Inside own -> own.tableId() + ": " + own.destination() + " is within the VPC itself, and no"
                    + " route to a gateway can be more specific than the local one; take it out of the destinations";
            case Change.NotNeeded idle -> idle.tableId() + ": " + idle.destination()
                    + " is not needed, no subnet that uses the table has such addresses";
            case Change.Conflict conflict -> entry + conflict.target() + " stands in the way and is left alone;"
                    + " to lead it to the gateway instead: " + command("replace-route", conflict, gatewayId);
        };
    }

    private static String command(String verb, Change change, String gatewayId) {
        String option = change.destination().isIpv6() ? "--destination-ipv6-cidr-block" : "--destination-cidr-block";
        return "aws ec2 " + verb + " --route-table-id " + change.tableId() + " " + option + " "
                + change.destination() + " --transit-gateway-id " + gatewayId;
    }
}
