package org.transithandshake.spoke;

import java.util.List;
import org.transithandshake.policy.Effect;

/**
 * What the policy says to a pending invitation.
 *
 * @param effect   {@link Effect#ACCEPT}, {@link Effect#REFUSE}, or {@link Effect#REVIEW}: a person answers
 * @param gateways those of the hub that it offers, as far as RAM tells
 * @param subject  of the message for people; empty where they are told nothing
 */
record Answer(Effect effect, List<String> gateways, String subject, String text) {
    Answer {
        gateways = List.copyOf(gateways);
    }

    boolean isOurs() {
        return effect != Effect.REVIEW;
    }
}
