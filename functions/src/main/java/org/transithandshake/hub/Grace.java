package org.transithandshake.hub;

import java.time.Instant;
import java.util.List;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Connection;
import org.transithandshake.aws.Connections;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Status;
import org.transithandshake.aws.Subject;
import org.transithandshake.aws.TableUnreadable;
import org.transithandshake.policy.Policy;
import org.transithandshake.policy.Times;
import org.transithandshake.step.Settings;

/**
 * The time that a policy gives to what stands and no longer conforms. People are told once when it will be cut. What
 * cannot be looked up is not cut.
 */
final class Grace {
    private final Connections connections;
    private final Reports reports;
    private final Policy policy;
    private final Aws aws;

    Grace(Aws aws, Settings settings, Policy policy) {
        connections = new Connections(aws, settings);
        reports = new Reports(aws, settings);
        this.policy = policy;
        this.aws = aws;
    }

    /** Whether the policy gives any time at all; if not, nothing here costs a call. */
    boolean isGiven() {
        return policy.times().hasGrace();
    }

    /**
     * Whether it keeps its place for now. Whoever sees first that it does not conform, lets the time begin.
     *
     * @param why the decision that it does not conform
     */
    boolean holds(String attachmentId, String account, String vpcId, String why) {
        Times times = policy.times();
        if (!times.hasGrace()) {
            return false;
        }
        Instant now = aws.clock().instant();
        try {
            Connections.Grace grace = connections.grace(attachmentId).orElseGet(() -> connections.begin(
                    new Connection(attachmentId, account, vpcId, Status.IN_GRACE, "", why, policy.version(), List.of(),
                            subject(account), now), now.plus(times.grace())));
            reports.tell(subject(account), Notices.inGrace(attachmentId, account, vpcId, grace));
            return now.isBefore(grace.cutAt());
        } catch (TableUnreadable e) {
            Notices.tellUnreadable(reports, e);
            return true;
        }
    }

    /** Whether a new look may cut what it finds not to conform: its time has begun and is over. */
    boolean isOver(String attachmentId) {
        try {
            return !policy.times().hasGrace() || connections.grace(attachmentId)
                    .filter(grace -> !aws.clock().instant().isBefore(grace.cutAt())).isPresent();
        } catch (TableUnreadable e) {
            Notices.tellUnreadable(reports, e);
            return false;
        }
    }

    private static String subject(String account) {
        return Subject.WILL_BE_CUT.of(account);
    }
}
