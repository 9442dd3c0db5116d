package org.transithandshake.hub;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Connection;
import org.transithandshake.aws.Connections;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.TableUnreadable;
import org.transithandshake.step.Settings;

/**
 * Has the table of connections say what a sweep sees. So a table that was lost or emptied is made anew from the
 * gateway's tables and the attachments' tags, and a connection, which costs no call here, is in it after an hour.
 */
final class Ledger {
    /** How long what is gone from the gateway is remembered, for people who ask what became of it. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Connections connections;
    private final Reports reports;

    Ledger(Aws aws, Settings settings) {
        connections = new Connections(aws, settings);
        reports = new Reports(aws, settings);
    }

    /** One read where nothing is news. */
    void balance(Survey survey, Map<String, String> attempts) {
        try {
            Map<String, Connection> kept = connections.all();
            survey.records(attempts).stream().filter(now -> isNews(now, kept.get(now.attachmentId())))
                    .forEach(connections::keep);
            Set<String> live = survey.attachments().stream().map(Attachment::id).collect(Collectors.toSet());
            kept.values().stream().filter(one -> isPast(one, live, survey))
                    .forEach(one -> connections.forget(one.attachmentId()));
        } catch (TableUnreadable e) {
            Notices.tellUnreadable(reports, e);
        }
    }

    /** A record that somebody else wrote has the reasons, too, so it stays as long as it says the same. */
    private static boolean isNews(Connection now, Connection kept) {
        return kept == null || !now.isAs(kept);
    }

    /** What has been gone from the gateway for long, and refusals by another policy than today's. */
    private static boolean isPast(Connection one, Set<String> live, Survey survey) {
        return Connections.policyOfRefusal(one).map(of -> !of.equals(survey.policy().version()))
                .orElseGet(() -> !live.contains(one.attachmentId()) && one.at().plus(KEPT).isBefore(survey.now()));
    }
}
