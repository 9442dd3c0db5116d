package org.transithandshake.path;

/**
 * What is sent in one direction of a flow.
 *
 * @param traffic its protocol and the ports it goes to
 * @param opens   it opens the flow; security groups are stateful and look at such packets only
 */
record Packet(Traffic traffic, boolean opens) {
}
