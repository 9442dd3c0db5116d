package org.transithandshake.hub;

import java.util.Map;
import java.util.TreeMap;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Messages;
import org.transithandshake.aws.Status;
import org.transithandshake.event.DetailType;
import org.transithandshake.step.Settings;

/**
 * Asks a spoke to look at its routes once more, when a sweep found them doubtful. Only the hub knows whether an
 * attachment has its place, so a spoke asks here before it writes a route: joining, routes come last.
 *
 * <p>No execution waits for the report. If it says {@code routed} after an attempt that missed the routes, the state
 * machine {@code answer} wakes {@link AdmitRequest} as it does for any late report.
 */
final class RoutesWanted {
    private final Messages messages;
    private final Attachments attachments;
    private final SegmentLists lists;
    private final boolean hasLists;
    private final String version;

    RoutesWanted(Aws aws, Settings settings) {
        messages = new Messages(aws);
        attachments = new Attachments(aws);
        lists = new SegmentLists(aws, settings);
        hasLists = settings.prefixListEntries() > 0;
        version = settings.version();
    }

    /** @param status what {@link AdmitRequest} found */
    void ring(Attachment attachment, Gateway gateway, String status) {
        boolean missed = status.equals("Known") && attachment.status().equals(Status.ROUTES_MISSING);
        if (missed || status.equals(Status.CONNECTED)) {
            // An account without our stack has no bus; what it lacks was told when the attempt ended.
            messages.tryToRing(bus(gateway, attachment.account()), "transit-handshake.hub", DetailType.ROUTES_WANTED,
                    detail(attachment, gateway));
        }
    }

    private Map<String, Object> detail(Attachment attachment, Gateway gateway) {
        Map<String, Object> detail = new TreeMap<>(
                Map.of("attachmentId", attachment.id(), "taskToken", DetailType.NOBODY_WAITS,
                        "stackVersion", version));
        if (hasLists) {
            attachments.association(attachment.id()).flatMap(standing -> gateway.segmentOf(standing.tableId()))
                    .ifPresent(segment -> detail.put("prefixLists", lists.of(segment)));
        }
        return detail;
    }

    /** In the gateway's partition and Region, which its ARN names. */
    private static String bus(Gateway gateway, String account) {
        String[] arn = gateway.arn().split(":", 6);
        return "arn:" + arn[1] + ":events:" + arn[3] + ":" + account + ":event-bus/transit-handshake";
    }
}
