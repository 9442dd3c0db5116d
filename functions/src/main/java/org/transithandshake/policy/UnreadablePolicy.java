package org.transithandshake.policy;

import java.util.Collection;
import java.util.List;
import org.transithandshake.cidr.Cidr;

/**
 * What decides where no version of the policy can be read: people, always.
 *
 * @param why what is wrong, and the cure
 */
public record UnreadablePolicy(String why) implements Policy {
    @Override
    public Segments segments() {
        return Segments.apart("main");
    }

    @Override
    public String version() {
        return "unreadable";
    }

    @Override
    public boolean speaksIpv6() {
        return false;
    }

    @Override
    public Decision admit(Applicant who) {
        return new Decision(Effect.REVIEW, "none", List.of(new Condition("the policy can be read", why, false)));
    }

    @Override
    public List<String> candidates(Applicant who) {
        return segments().names();
    }

    @Override
    public String segmentOf(Applicant who, Collection<Cidr> seen) {
        return segments().first();
    }

    @Override
    public String segmentOfHub(String account) {
        return segments().first();
    }

    @Override
    public Decision place(Applicant who, Collection<Cidr> seen, Collection<RouteOwner> others) {
        return admit(who);
    }

    @Override
    public boolean isFile() {
        return true;
    }

    @Override
    public boolean isReadable() {
        return false;
    }
}
