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

    private DetailType() {
    }
}
