package org.transithandshake.hub;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Tags;

/**
 * What an attempt failed of, as a note on its attachment: each sweep tries again, and people hear of the same failure
 * once. Equal are failures with the same words, the same policy and the same state of the attachment. Words with a
 * digit are left out: ids, times, counts, and the encoded part of a denial differ each time.
 */
final class Failure {
    private static final String WORD_WITH_A_DIGIT = "[\\w+/=.:-]*\\d[\\w+/=.:-]*";

    private Failure() {
    }

    /** The note that the attempt leaves; it names the next generation, so only a direct successor can repeat it. */
    static String note(Attempt attempt, String why, String state) {
        return note(attempt.generation() + 1, attempt, why, state);
    }

    /** Whether the attempt right before this one has failed of the same. */
    static boolean isKnown(Attachment attachment, Attempt attempt, String why, String state) {
        return note(attempt.generation(), attempt, why, state).equals(attachment.tags().get(Tags.FAILURE));
    }

    private static String note(int generation, Attempt attempt, String why, String state) {
        String facts = Objects.toString(why, "").replaceAll(WORD_WITH_A_DIGIT, "") + "\n" + attempt.policy() + "\n"
                + state;
        return generation + ":" + UUID.nameUUIDFromBytes(facts.getBytes(StandardCharsets.UTF_8));
    }
}
