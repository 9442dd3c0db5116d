package org.transithandshake.path;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One account's part of the ways between its VPC and another account's ranges, there and back: the route tables and
 * network ACLs of its subnets and of the attachment's, and, for the gateway's owner, the gateway's tables. What the
 * other account decides about is that account's half. Security groups are of hosts, not of the connection, so they
 * are in neither.
 *
 * <p>Of network ACLs it asks only that TCP can get through, to some port and some address of each range, and that who
 * lets a request pass lets its answer pass, too: which ports and addresses are open is their owner's choice.
 *
 * @param verdict  {@link Verdict#PARTLY}: some subnets or entrances of the VPC are cut off, others are not; or answers
 *                 to its own requests are lost, while it can answer those of others
 * @param findings of this account only; nothing where all passes
 */
public record Half(Verdict verdict, List<Finding> findings) {

    public Half {
        findings = List.copyOf(findings);
    }

    /**
     * Follows packets from and to every subnet in the zones that the attachment serves. Subnets elsewhere have no part
     * in the connection.
     *
     * @param own     a seen VPC
     * @param acls    of the VPC, as far as they are known
     * @param gateway as this account sees it, with the attachments of both VPCs if it is the owner
     * @param far     the other account's VPC, unseen; its CIDRs are the ranges in question
     */
    public static Half of(Vpc own, List<NetworkAcl> acls, Gateway gateway, Vpc far) {
        return of(own, acls, gateway, far, Set.of());
    }

    /** The same without these subnets, which are not meant to reach anything; packets still enter by them. */
    public static Half of(Vpc own, List<NetworkAcl> acls, Gateway gateway, Vpc far, Set<String> apart) {
        return gateway.attachmentOf(own)
                .map(door -> together(new HalfTracer(own, acls, gateway, door, far).parts(apart)))
                .orElseGet(() -> new Half(Verdict.NO, List.of(AttachmentFindings.missing(gateway, own))));
    }

    /** Several parts as one; of none, nothing is lost. */
    public static Half together(Collection<Half> parts) {
        List<Verdict> verdicts = parts.stream().map(Half::verdict).distinct().toList();
        Map<List<Object>, Finding> findings = new LinkedHashMap<>();
        parts.stream().flatMap(part -> part.findings.stream()).forEach(finding -> findings.putIfAbsent(
                List.of(finding.code(), finding.account(), finding.resource(), finding.fix()), finding));
        return new Half(together(verdicts), new ArrayList<>(findings.values()));
    }

    /** Of different verdicts, the unknown is what matters; nothing else tells how much is lost. */
    private static Verdict together(List<Verdict> verdicts) {
        return switch (verdicts.size()) {
            case 0 -> Verdict.YES;
            case 1 -> verdicts.getFirst();
            default -> verdicts.contains(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.PARTLY;
        };
    }

    /** What another account may learn of it, with the verdict. */
    public List<Code> codes() {
        return findings.stream().map(Finding::code).distinct().sorted().toList();
    }
}
