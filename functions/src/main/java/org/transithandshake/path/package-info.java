/**
 * Follows a packet from one VPC to another, and its answer back, through the facts of a network.
 *
 * <p>Pure: records in, records out, no AWS type and no I/O. The order of evaluation is that of "How transit gateways
 * work" (Amazon VPC Transit Gateways guide) and "Route priority" (Amazon VPC user guide); findings carry the
 * explanation codes of VPC Reachability Analyzer where it has one. Routes only: a check of security groups or network
 * ACLs is one more call between two steps of {@link org.transithandshake.path.Tracer}.
 */
package org.transithandshake.path;
