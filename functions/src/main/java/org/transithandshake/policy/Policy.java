package org.transithandshake.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.transithandshake.cidr.Cidr;

/**
 * The hub's policy, as the template's parameters state it. Nothing matches means review, never admission.
 *
 * <p>{@link #admit} knows who asks, and lets nobody's packets through. {@link #place} knows the ranges that the
 * gateway itself learned from the VPC, never a claim of the spoke.
 */
public record Policy(Set<String> allowedAccounts, List<Cidr> allowedCidrs, Segments segments,
        Map<String, String> accountSegments, Sharing sharing) {

    public Policy {
        allowedAccounts = Set.copyOf(allowedAccounts);
        allowedCidrs = List.copyOf(allowedCidrs);
        accountSegments = Map.copyOf(accountSegments);
        segments.require("AccountSegments", accountSegments.values().stream());
    }

    /** The gateway is shared with the listed accounts only. */
    public Policy(Set<String> allowedAccounts, List<Cidr> allowedCidrs, Segments segments,
            Map<String, String> accountSegments) {
        this(allowedAccounts, allowedCidrs, segments, accountSegments, Sharing.none());
    }

    /** Whether a request of this account is accepted. */
    public Decision admit(String account) {
        boolean allowed = allowedAccounts.contains(account);
        return new Decision(allowed ? Effect.ADMIT : Effect.REVIEW, allowed ? "allowed-accounts" : "none",
                List.of(new Condition("account is one of AllowedAccounts", account, allowed)));
    }

    /**
     * The same where being shared with may be enough.
     *
     * @param sharedWith reads every principal that the gateway is shared with; asked only if it decides
     */
    public Decision admit(String account, Supplier<? extends Collection<String>> sharedWith) {
        Decision byName = admit(account);
        return byName.effect() == Effect.ADMIT || !sharing.admits() ? byName
                : sharing.admit(sharedWith.get(), allowedAccounts);
    }

    /**
     * Whether an attachment with these ranges may enter its segment.
     *
     * @param seen   the ranges that the gateway shows for the attachment; none means review, since AWS drops
     *               identical ranges without an error
     * @param others the routes of other attachments in the segments that its own is compared with
     */
    public Decision place(Collection<Cidr> seen, Collection<RouteOwner> others) {
        if (seen.isEmpty()) {
            return new Decision(Effect.REVIEW, "not-seen",
                    List.of(new Condition("the gateway shows a range of the VPC", "none", false)));
        }
        List<Condition> ranges = seen.stream().sorted().map(this::inRange).toList();
        if (!allHold(ranges)) {
            return new Decision(Effect.REFUSE, "allowed-cidrs", ranges);
        }
        List<Condition> overlaps = seen.stream().sorted().map(cidr -> alone(cidr, others)).toList();
        if (!allHold(overlaps)) {
            return new Decision(Effect.REFUSE, "overlap", overlaps);
        }
        List<Condition> all = new ArrayList<>(ranges);
        all.addAll(overlaps);
        return new Decision(Effect.PLACE, "allowed-cidrs", all);
    }

    /**
     * What to do with an attachment that has IPv6 but shows none: AWS drops a range without an error, and who is
     * placed without it would be connected by half.
     */
    public Decision withoutIpv6(Collection<Cidr> seen) {
        return new Decision(Effect.REVIEW, "not-seen", List.of(new Condition("the gateway shows an IPv6 range of the"
                + " VPC, whose attachment has Ipv6Support", "only " + seen, false)));
    }

    /** The segment of an account's attachments: its own, or the first. */
    public String segmentOf(String account) {
        return accountSegments.getOrDefault(account, segments.first());
    }

    /** Eight hexadecimal digits that change with the policy. */
    public String version() {
        String text = new TreeSet<>(allowedAccounts) + "|" + allowedCidrs + "|" + segments + "|"
                + new TreeMap<>(accountSegments) + (sharing.equals(Sharing.none()) ? "" : "|" + sharing);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Condition inRange(Cidr cidr) {
        return new Condition("range is within AllowedCidrs", cidr.toString(),
                allowedCidrs.stream().anyMatch(allowed -> allowed.contains(cidr)));
    }

    private static Condition alone(Cidr cidr, Collection<RouteOwner> others) {
        List<String> overlapping = others.stream()
                .filter(other -> other.cidr().overlaps(cidr))
                .map(other -> other.cidr() + " of " + other.attachmentId()).sorted().toList();
        return new Condition("range overlaps no route of the segment",
                overlapping.isEmpty() ? cidr.toString() : cidr + " overlaps " + String.join(", ", overlapping),
                overlapping.isEmpty());
    }

    private static boolean allHold(List<Condition> conditions) {
        return conditions.stream().allMatch(Condition::held);
    }
}
