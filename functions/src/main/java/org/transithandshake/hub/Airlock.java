package org.transithandshake.hub;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Executions;
import org.transithandshake.aws.GatewayTables;

/**
 * Empty route tables without associations, in each of which one attachment at a time shows its real ranges.
 *
 * <p>There is no lock, only looking: who finds others waits outside. Two that enter at the same instant both look
 * again after entering; the higher attachment id leaves, the lower waits until it is alone and enters anew, because
 * AWS may have dropped its ranges while the other's stood there. Who meets an attachment whose attempt no longer
 * runs turns it out.
 */
final class Airlock {
    private static final Logger LOG = LoggerFactory.getLogger(Airlock.class);

    private final GatewayTables tables;
    private final Attachments attachments;
    private final Executions attempts;

    Airlock(GatewayTables tables, Attachments attachments, Executions attempts) {
        this.tables = tables;
        this.attachments = attachments;
        this.attempts = attempts;
    }

    /**
     * Enters one of the airlocks.
     *
     * @return the table in which the attachment now propagates alone
     * @throws AirlockBusy if others are in all of them, or were met on entering
     */
    String enter(List<String> airlocks, String attachmentId) {
        for (String table : airlocks) {
            if (isFree(table, attachmentId)) {
                enterAnew(table, attachmentId);
                if (isFree(table, attachmentId)) {
                    return table;
                }
                throw new AirlockBusy(attachmentId + " met another attachment in " + table);
            }
        }
        throw new AirlockBusy("every airlock of " + airlocks + " is in use");
    }

    /** The table is known to be empty but perhaps for ourselves, from a moment when we were not alone. */
    private void enterAnew(String table, String attachmentId) {
        if (!tables.propagate(table, attachmentId)) {
            tables.stopPropagating(table, attachmentId);
            throw new AirlockBusy(attachmentId + " leaves " + table + " to enter it anew");
        }
    }

    private boolean isFree(String table, String attachmentId) {
        List<String> present = tables.propagating(table);
        List<String> others = present.stream().filter(id -> !id.equals(attachmentId)).toList();
        if (others.isEmpty()) {
            return true;
        }
        others.forEach(other -> turnOutIfDead(table, other));
        if (present.contains(attachmentId) && others.stream().anyMatch(other -> other.compareTo(attachmentId) < 0)) {
            tables.stopPropagating(table, attachmentId);
        }
        return false;
    }

    private void turnOutIfDead(String table, String stranger) {
        int generation = attachments.find(stranger).map(Attachment::generation).orElse(0);
        if (!attempts.outcome(Attempt.name(stranger, generation)).isRunning()) {
            LOG.warn("turning {} out of the airlock {}: its attempt no longer runs", stranger, table);
            tables.stopPropagating(table, stranger);
        }
    }
}
