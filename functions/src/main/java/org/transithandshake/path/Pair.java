package org.transithandshake.path;

import java.util.List;

/**
 * One ordered pair of VPCs: packets from every subnet of the first to every subnet of the second.
 *
 * @param from        VPC id
 * @param fromAccount its owner
 * @param to          VPC id
 * @param toAccount   its owner
 * @param family      of the packets
 * @param arrives     whether the packets arrive
 * @param answers     whether the answers return, if there are any
 * @param packets     how many were followed
 * @param findings    of all of them, each once
 */
public record Pair(
        String from, String fromAccount, String to, String toAccount, Family family,
        Verdict arrives, Verdict answers, int packets, List<Finding> findings) {

    public Pair {
        findings = List.copyOf(findings);
    }
}
