/**
 * Real packets: the VPCs, the Transit Gateway, the network ACLs and the security groups of a
 * {@link org.transithandshake.path.Network} as Linux network namespaces with routes of iproute2 and rules of nftables.
 * The namespaces belong to threads of this process and end with them, so nothing is left behind and nothing else on the
 * machine is touched. It needs Linux, root, {@code ip} and {@code nft}.
 */
package org.transithandshake.lab.packets;
