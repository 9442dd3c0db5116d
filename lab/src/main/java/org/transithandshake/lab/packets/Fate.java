package org.transithandshake.lab.packets;

/**
 * What became of a probe.
 *
 * @param arrived  the packet came to the destination
 * @param returned the answer came back; where no packet arrived, one that was sent by itself
 */
public record Fate(boolean arrived, boolean returned) {
}
