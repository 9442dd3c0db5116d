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

/** The policy that the template's parameters state. */
public record ParameterPolicy(Set<String> allowedAccounts, List<Cidr> allowedCidrs, Segments segments,
        Map<String, String> accountSegments, Sharing sharing) implements Policy {

    public ParameterPolicy {
        allowedAccounts = Set.copyOf(allowedAccounts);
        allowedCidrs = List.copyOf(allowedCidrs);
        accountSegments = Map.copyOf(accountSegments);
        segments.require("AccountSegments", accountSegments.values().stream());
    }

    /** The gateway is shared with the listed accounts only. */
    public ParameterPolicy(Set<String> allowedAccounts, List<Cidr> allowedCidrs, Segments segments,
            Map<String, String> accountSegments) {
        this(allowedAccounts, allowedCidrs, segments, accountSegments, Sharing.none());
    }

    @Override
    public boolean speaksIpv6() {
        return allowedCidrs.stream().anyMatch(Cidr::isIpv6);
    }

    @Override
    public Decision admit(Applicant who) {
        String account = who.account();
        boolean allowed = allowedAccounts.contains(account);
        return new Decision(allowed ? Effect.ADMIT : Effect.REVIEW, allowed ? "allowed-accounts" : "none",
                List.of(new Condition("account is one of AllowedAccounts", account, allowed)));
    }

    @Override
    public Decision admit(Applicant who, Supplier<? extends Collection<String>> sharedWith) {
        Decision byName = admit(who);
        return byName.effect() == Effect.ADMIT || !sharing.admits() ? byName
                : sharing.admit(sharedWith.get(), allowedAccounts);
    }

    @Override
    public Decision admitStill(Applicant who) {
        Decision byName = admit(who);
        return byName.effect() == Effect.ADMIT || !sharing.admits() ? byName : new Decision(Effect.ADMIT,
                "admit-shared", List.of(new Condition("AdmitShared admits whoever sees the gateway", who.account(),
                true)));
    }

    @Override
    public Decision place(Applicant who, Collection<Cidr> seen, Collection<RouteOwner> others) {
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

    @Override
    public List<String> candidates(Applicant who) {
        return List.of(segmentOf(who.account()));
    }

    @Override
    public String segmentOf(Applicant who, Collection<Cidr> seen) {
        return segmentOf(who.account());
    }

    @Override
    public String segmentOfHub(String account) {
        return segmentOf(account);
    }

    /** The segment of an account's attachments: its own, or the first. */
    private String segmentOf(String account) {
        return accountSegments.getOrDefault(account, segments.first());
    }

    @Override
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
                .filter(other -> other.excludes(cidr))
                .map(other -> other.cidr() + " of " + other.attachmentId()).sorted().toList();
        return new Condition("range overlaps no route of the segment",
                overlapping.isEmpty() ? cidr.toString() : cidr + " overlaps " + String.join(", ", overlapping),
                overlapping.isEmpty());
    }

    private static boolean allHold(List<Condition> conditions) {
        return conditions.stream().allMatch(Condition::held);
    }
}
