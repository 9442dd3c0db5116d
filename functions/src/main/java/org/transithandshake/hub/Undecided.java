package org.transithandshake.hub;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Tags;
import org.transithandshake.policy.Condition;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.Policy;

/** A request that nobody decides. Since when people have been asked, stands on the attachment itself. */
final class Undecided {
    private Undecided() {
    }

    /** Whether it waits for people for longer than the policy has it wait. */
    static boolean isOver(Attachment attachment, Policy policy, Instant now) {
        return attachment.is("pendingAcceptance") && policy.times().undecided().isPresent() && asked(attachment)
                .filter(since -> !now.isBefore(since.plus(policy.times().undecided().get()))).isPresent();
    }

    /** The rejection, with what people had been asked about. */
    static Decision decision(Attachment attachment, Policy policy, Decision review) {
        List<Condition> conditions = new ArrayList<>(List.of(new Condition("somebody decided in the time of "
                + policy.times().undecided().orElseThrow(), "asked at " + attachment.tags().get(Tags.ASKED), false)));
        conditions.addAll(review.conditions());
        return new Decision(Effect.REFUSE, "undecided", conditions, review.notes());
    }

    /** Since when people have been asked, if they have. */
    static Optional<Instant> asked(Attachment attachment) {
        try {
            return Optional.ofNullable(attachment.tags().get(Tags.ASKED)).filter(at -> !at.isEmpty())
                    .map(Instant::parse);
        } catch (DateTimeParseException e) { // people may write tags, too
            return Optional.empty();
        }
    }
}
