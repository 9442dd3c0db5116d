package org.transithandshake.policy;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.transithandshake.cidr.Cidr;

/**
 * The hub's policy, whether the template's parameters state it or a file. Nothing matches means review, never yes.
 *
 * <p>{@link #admit} knows who asks, and lets nobody's packets through. {@link #place} knows the ranges that the
 * gateway itself learned from the VPC, never a claim of the spoke.
 */
public interface Policy {
    Segments segments();

    /** Eight hexadecimal digits that change with the policy. */
    String version();

    /** Whether any range of IPv6 can be placed. */
    boolean speaksIpv6();

    /** Whether a request is accepted. */
    Decision admit(Applicant who);

    /**
     * The same where being shared with may be enough.
     *
     * @param sharedWith reads every principal that the gateway is shared with; asked only if it decides
     */
    default Decision admit(Applicant who, Supplier<? extends Collection<String>> sharedWith) {
        return admit(who);
    }

    /** Whether an attempt that was admitted still is; whom the gateway is shared with is not read again for it. */
    default Decision admitStill(Applicant who) {
        return admit(who);
    }

    /** The segments that the applicant's attachment may be placed in, the likeliest first; never none. */
    List<String> candidates(Applicant who);

    /** The segment in which these ranges are placed, if they are. */
    String segmentOf(Applicant who, Collection<Cidr> seen);

    /** The segment of the hub's own VPCs. */
    String segmentOfHub(String account);

    /**
     * Whether an attachment with these ranges may enter its segment.
     *
     * @param seen   the ranges that the gateway shows for the attachment; none means review, since AWS drops
     *               identical ranges without an error
     * @param others the routes of other attachments in the segments that its own is compared with
     */
    Decision place(Applicant who, Collection<Cidr> seen, Collection<RouteOwner> others);

    /**
     * What to do with an attachment that has IPv6 but shows none: AWS drops a range without an error, and who is
     * placed without it would be connected by half.
     */
    default Decision withoutIpv6(Collection<Cidr> seen) {
        return new Decision(Effect.REVIEW, "not-seen", List.of(new Condition("the gateway shows an IPv6 range of the"
                + " VPC, whose attachment has Ipv6Support", "only " + seen, false)));
    }

    /** How long it waits. */
    default Times times() {
        return Times.none();
    }

    /** Whether it is a file that decides: it can reject a request, and its rules are noted on attachments. */
    default boolean isFile() {
        return false;
    }

    /** Whether any rule asks where in the organization the account is. */
    default boolean asksOrganization() {
        return false;
    }

    /** Whether any rule, even one on trial, asks who in the account requested the attachment. */
    default boolean asksPrincipal() {
        return false;
    }

    /** What a decision about this applicant rests on, as {@link #version}: what was read of him is part of it. */
    default String version(Applicant who) {
        return version();
    }

    /** Whether a decision about what stands has to wait, because a fact that it needs cannot be read today. */
    default boolean mustWait(Decision decision) {
        return false;
    }

    /** Whether it says anything at all; a policy that cannot be read leaves what stands as it is. */
    default boolean isReadable() {
        return true;
    }
}
