package org.transithandshake.event;

/** The detail types of our own events; their sources are {@code transit-handshake.hub} and {@code .spoke}. */
public final class DetailType {
    /** Hub to spoke: the gateway is shared with you. */
    public static final String GATEWAY_OFFERED = "Gateway Offered";
    /** Spoke to hub: an attachment waits for acceptance. */
    public static final String ATTACHMENT_REQUESTED = "Attachment Requested";
    /** Hub to spoke, with a task token: write your routes and report. */
    public static final String ROUTES_WANTED = "Routes Wanted";
    /** Spoke to hub, with the same token: what became of them. */
    public static final String ROUTES_REPORTED = "Routes Reported";
    /** A sweep's doorbell, spoke to hub or within the hub: what is known of an attachment may be stale. */
    public static final String LOOK_AGAIN = "Look Again";
    /** In place of a task token: the report is wanted, but no execution waits for it. */
    public static final String NOBODY_WAITS = "nobody-waits";

    private DetailType() {
    }
}
