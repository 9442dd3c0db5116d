package org.transithandshake.routing;

/**
 * What a prefix list asks of one route table.
 *
 * @param why of a conflict the other target, of what is refused or removed the reason; else empty
 */
public record ListChange(Kind kind, String tableId, String listId, String why) {
    /** See {@link Change} for those that both have. */
    public enum Kind {
        PRESENT, ADD, RENEW, NOT_NEEDED, CONFLICT, NO_ROOM,
        /** Our route leads by a list that is not wanted: it goes. */
        REMOVE,
        /** The list has an entry that is not wanted, and no route of ours leads by it. */
        REFUSED;

        /** Whether there is nothing to do, and nobody to tell. */
        boolean isSound() {
            return this == PRESENT || this == NOT_NEEDED;
        }

        /** Whether a person has to look at it. */
        boolean isAmiss() {
            return this == CONFLICT || this == NO_ROOM || this == REMOVE || this == REFUSED;
        }
    }

    public boolean isSound() {
        return kind.isSound();
    }

    /** The same, for which the table has no room. */
    public ListChange withoutRoom() {
        return new ListChange(Kind.NO_ROOM, tableId, listId, "");
    }

    /** A line for people: what is, or was done, or the command that does it. */
    String line(String gatewayId, boolean written) {
        String route = tableId + ": " + listId + " -> ";
        return switch (kind) {
            case PRESENT -> route + gatewayId + " was there";
            case ADD -> route + gatewayId + (written ? " added" : " is missing; " + command("create-route", gatewayId));
            case RENEW -> route + gatewayId + (written ? " renewed"
                    : " is a blackhole; " + command("replace-route", gatewayId));
            case NO_ROOM -> route + gatewayId + " finds no room in the table, where a list counts as many routes as it"
                    + " may have entries; have Service Quotas raise 'Routes per route table'";
            case NOT_NEEDED -> tableId + ": " + listId
                    + " is not needed, no subnet that uses the table has such addresses";
            case CONFLICT -> route + why + " stands in the way and is left alone; to lead it to the gateway instead: "
                    + command("replace-route", gatewayId);
            case REMOVE -> route + gatewayId + (written ? " removed"
                    : " is to be removed; " + deletion(tableId, listId)) + because();
            case REFUSED -> route + gatewayId + " is not written" + because();
        };
    }

    /** The command that ends such a route. */
    public static String deletion(String tableId, String listId) {
        return "aws ec2 delete-route --route-table-id " + tableId + " --destination-prefix-list-id " + listId;
    }

    private String because() {
        return ", because " + why;
    }

    private String command(String verb, String gatewayId) {
        return "aws ec2 " + verb + " --route-table-id " + tableId + " --destination-prefix-list-id " + listId
                + " --transit-gateway-id " + gatewayId;
    }
}
