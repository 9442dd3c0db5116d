package org.transithandshake.policy;

import java.util.Optional;

/**
 * Where an account stands to this account's organization.
 *
 * @param path of the organizational unit that a member is in, such as
 *             {@code o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/}; empty for others, and where nobody asked for it
 */
public record Membership(Kind kind, Optional<String> path) {
    /** What is known of it. */
    public enum Kind {
        UNKNOWN, MEMBER, EXTERNAL
    }

    public static Membership unknown() {
        return new Membership(Kind.UNKNOWN, Optional.empty());
    }

    public static Membership external() {
        return new Membership(Kind.EXTERNAL, Optional.empty());
    }

    public static Membership member(Optional<String> path) {
        return new Membership(Kind.MEMBER, path);
    }

    public boolean isKnown() {
        return kind != Kind.UNKNOWN;
    }
}
