package org.transithandshake.path;

import java.util.Collection;

/** What many packets of one pair of VPCs have in common. */
public enum Verdict {
    /** All are delivered. */
    YES,
    /** Some are delivered and some certainly dropped: subnets differ in their route table or zone. */
    PARTLY,
    /** All are certainly dropped. */
    NO,
    /** Not enough is known. */
    UNKNOWN;

    static Verdict of(Collection<Outcome> outcomes) {
        boolean reached = outcomes.contains(Outcome.REACHED);
        boolean dropped = outcomes.contains(Outcome.DROPPED);
        if (reached && dropped) {
            return PARTLY;
        }
        if (outcomes.isEmpty() || outcomes.contains(Outcome.UNKNOWN)) {
            return UNKNOWN;
        }
        return reached ? YES : NO;
    }
}
