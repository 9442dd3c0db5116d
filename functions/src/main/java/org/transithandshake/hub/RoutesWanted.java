package org.transithandshake.hub;

import java.util.Map;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Messages;
import org.transithandshake.aws.Tags;
import org.transithandshake.event.DetailType;

/**
 * Asks a spoke to look at its routes once more, when a sweep found them doubtful. Only the hub knows whether an
 * attachment has its place, so a spoke asks here before it writes a route: joining, routes come last.
 *
 * <p>No execution waits for the report. If it says {@code routed} after an attempt that missed the routes, the state
 * machine {@code answer} wakes {@link AdmitRequest} as it does for any late report.
 */
final class RoutesWanted {
    private final Messages messages;

    RoutesWanted(Aws aws) {
        messages = new Messages(aws);
    }

    /** @param status what {@link AdmitRequest} found */
    void ring(Attachment attachment, Gateway gateway, String status) {
        boolean missed = status.equals("Known") && "RoutesMissing".equals(attachment.tags().get(Tags.STATUS));
        if (missed || status.equals("Connected")) {
            // An account without our stack has no bus; what it lacks was told when the attempt ended.
            messages.tryToRing(bus(gateway, attachment.account()), "transit-handshake.hub", DetailType.ROUTES_WANTED,
                    Map.of("attachmentId", attachment.id(), "taskToken", DetailType.NOBODY_WAITS));
        }
    }

    /** In the gateway's partition and Region, which its ARN names. */
    private static String bus(Gateway gateway, String account) {
        String[] arn = gateway.arn().split(":", 6);
        return "arn:" + arn[1] + ":events:" + arn[3] + ":" + account + ":event-bus/transit-handshake";
    }
}
