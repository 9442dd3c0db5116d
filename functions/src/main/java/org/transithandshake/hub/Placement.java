package org.transithandshake.hub;

import java.util.List;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Policy;
import org.transithandshake.policy.RouteOwner;

/** An attachment's place in its segment: judging it, taking it, and giving it up again. */
final class Placement {
    private final GatewayTables tables;
    private final Attachments attachments;
    private final Policy policy;

    Placement(GatewayTables tables, Attachments attachments, Policy policy) {
        this.tables = tables;
        this.attachments = attachments;
        this.policy = policy;
    }

    /** Compares the ranges with the policy and with the routes of the others in the segment. */
    Decision judge(List<Cidr> ranges, String attachmentId, List<RouteOwner> segment) {
        return policy.place(ranges, segment.stream()
                .filter(route -> !route.attachmentId().equals(attachmentId)).toList());
    }

    List<RouteOwner> segment(String table, List<Cidr> ranges, String attachmentId) {
        return tables.routesNear(table, ranges, attachmentId);
    }

    void take(String table, String attachmentId) {
        tables.associate(table, attachmentId);
        tables.propagate(table, attachmentId);
    }

    /**
     * Cuts the traffic first: without its association the attachment can send nothing.
     *
     * @throws org.transithandshake.step.NotYet while the association is not complete, so that EC2 does not end it;
     *         the ranges are out of the table all the same
     */
    void giveUp(String table, String attachmentId) {
        try {
            if (attachments.association(attachmentId).filter(a -> a.tableId().equals(table)).isPresent()) {
                tables.disassociate(table, attachmentId);
            }
        } finally {
            tables.stopPropagating(table, attachmentId);
        }
    }
}
