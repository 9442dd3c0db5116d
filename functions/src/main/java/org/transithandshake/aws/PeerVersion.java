package org.transithandshake.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.checkup.Checkup;
import org.transithandshake.checkup.Line;
import org.transithandshake.checkup.Verdict;
import org.transithandshake.event.Doorbell;
import org.transithandshake.event.Envelope;
import org.transithandshake.step.Settings;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Hears which version the other account's stack says it has, and tells people once where it is not this one's.
 *
 * <p>Who rings is EventBridge's word; the version is only the sender's own, so nothing is ever decided by it. What was
 * told is remembered by the sender and our own version: who names another one at every ring is told of once.
 */
public final class PeerVersion {
    private static final Logger LOG = LoggerFactory.getLogger(PeerVersion.class);

    private final Reports reports;
    private final Settings settings;

    public PeerVersion(Reports reports, Settings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    /**
     * In a spoke: the bus lets nobody ring but the hub and this account, and what the hub puts there may carry either
     * of them as its account (docs/assumptions.md).
     */
    public void hearHub(Envelope event) {
        if (List.of(settings.hubAccount(), settings.account()).contains(event.account())) {
            hear(settings.hubAccount(), event.detail().path("stackVersion"));
        }
    }

    /** In the hub: of others than the owner of the attachment that the event is about, nothing is told. */
    public void hearSpoke(Envelope event, String owner) {
        hearSpoke(event.account(), owner, event.detail().path("stackVersion"));
    }

    /** @param said the doorbell's {@code stackVersion}; null if there is none */
    public void hearSpoke(String sender, String owner, JsonNode said) {
        if (sender.equals(owner)) {
            hear(owner, said);
        }
    }

    private void hear(String peer, JsonNode said) {
        Doorbell.stackVersion(said).map(theirs -> Checkup.versions(settings.version(), theirs))
                .filter(line -> line.verdict() == Verdict.PROBLEM).ifPresent(line -> tell(peer, line));
    }

    /** What cannot be told now, the next doorbell tells: no connection waits for it. */
    private void tell(String peer, Line line) {
        try {
            reports.tellOf("the version of " + peer + " is not " + settings.version(),
                    Subject.OTHER_VERSION.of(peer), line.told() + """

                    The other stack is that of account %s; its doorbell says so. Nothing is decided by it: connections
                    stand, and new ones are made. Nothing more is told of it until this stack's version changes.
                    """.formatted(peer));
        } catch (SdkException e) {
            LOG.warn("nobody could be told that {}", line.why(), e);
        }
    }
}
