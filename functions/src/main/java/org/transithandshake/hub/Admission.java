package org.transithandshake.hub;

import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Tags;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.Policy;

/**
 * By what an attachment came in. Whom the gateway is shared with decides about requests; of what stands it says
 * nothing: one stranger on a share would turn everybody out, and whoever is taken off it could come back. So who came
 * in by the share alone is marked, and stays as long as {@code AdmitShared} does.
 */
final class Admission {
    static final String PERSON = "person";
    static final String POLICY = "policy";
    static final String SHARED = "shared";

    private Admission() {
    }

    /** Whether the share alone is why a request is accepted. */
    static boolean isByShare(Decision decision) {
        return decision.effect() == Effect.ADMIT && decision.rule().equals("admit-shared");
    }

    static boolean wasByShare(Attachment attachment) {
        return SHARED.equals(attachment.tags().get(Tags.ADMISSION));
    }

    /** Whether what stands is admitted still. */
    static Decision still(Attachment attachment, Policy policy) {
        return wasByShare(attachment) ? policy.admitStill(attachment.applicant())
                : policy.admit(attachment.applicant());
    }
}
