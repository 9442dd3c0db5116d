/**
 * Follows a packet from one VPC to another, and its answer back, through the facts of a network.
 *
 * <p>Pure: records in, records out, no AWS type and no I/O. The order of evaluation is that of "How transit gateways
 * work" (Amazon VPC Transit Gateways guide) and "Route priority" (Amazon VPC user guide); findings carry the
 * explanation codes of VPC Reachability Analyzer where it has one. Security groups and network
 * ACLs are looked at by {@link org.transithandshake.path.Guards}, at the places where the packet meets them, if the flow
 * says what it asks for; without that the verdict is about routes only.
 */
package org.transithandshake.path;
