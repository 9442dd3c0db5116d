package org.transithandshake.policy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom the gateway is shared with beside the listed accounts, and whether that alone admits them.
 *
 * <p>RAM tells which principals a gateway is shared with, and never which accounts an organizational unit has. So
 * membership cannot be looked up for a request. What can: only an account that sees the gateway can ask, and it sees
 * it by one of the share's principals. If all of these are ours, so is the one who asks.
 *
 * @param principals ARNs of organizations and organizational units
 * @param admits     whether whoever sees the gateway through them is admitted
 */
public record Sharing(Set<String> principals, boolean admits) {
    public Sharing {
        principals = Set.copyOf(principals);
    }

    public static Sharing none() {
        return new Sharing(Set.of(), false);
    }

    /**
     * Whether a request of an account that is not listed is accepted.
     *
     * @param sharedWith every principal that the gateway is shared with, by whatever share
     * @param listed     the accounts that are admitted by name
     */
    Decision admit(Collection<String> sharedWith, Set<String> listed) {
        TreeSet<String> strangers = new TreeSet<>(sharedWith);
        strangers.removeAll(principals);
        strangers.removeAll(listed);
        boolean holds = strangers.isEmpty() && sharedWith.stream().anyMatch(principals::contains);
        String seen = strangers.isEmpty() ? String.join(", ", new TreeSet<>(sharedWith)) : String.join(", ", strangers)
                + " too";
        return new Decision(holds ? Effect.ADMIT : Effect.REVIEW, "admit-shared", List.of(new Condition(
                "the gateway is shared only with SharePrincipals and AllowedAccounts", seen, holds)));
    }

    @Override
    public String toString() {
        return new TreeSet<>(principals) + (admits ? " admitted" : "");
    }
}
