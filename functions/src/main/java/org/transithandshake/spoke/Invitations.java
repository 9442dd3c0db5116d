package org.transithandshake.spoke;

import java.util.List;
import java.util.Optional;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Shares;
import org.transithandshake.aws.Shares.Invitation;
import org.transithandshake.aws.Shares.Offered;

/** The hub's pending invitations, and what the policy says of them: only gateways, and prefix lists, that it owns. */
final class Invitations {
    private final Shares shares;
    private final Reports reports;
    private final String hub;

    Invitations(Shares shares, Reports reports, String hub) {
        this.shares = shares;
        this.reports = reports;
        this.hub = hub;
    }

    /** In any state. Those of other senders are not ours to answer. */
    List<Invitation> received() {
        return shares.received().stream().filter(invitation -> invitation.sender().equals(hub)).toList();
    }

    private List<Invitation> pending() {
        return received().stream().filter(Invitation::isPending).toList();
    }

    /** The first gateway of each invitation that waits and may be accepted. */
    List<String> acceptable() {
        return pending().stream().map(this::gateways).filter(found -> found.isPresent())
                .map(found -> found.get().getFirst()).toList();
    }

    /** The gateways that the invitation offers; nothing, and people are told once, if it is not to be accepted. */
    Optional<List<String>> gateways(Invitation invitation) {
        List<Offered> offered = shares.resourcesOf(invitation);
        List<String> gateways = offered.stream().flatMap(resource -> resource.gatewayOf(hub).stream()).toList();
        long lists = offered.stream().filter(resource -> resource.isPrefixListOf(hub)).count();
        if (!gateways.isEmpty() && gateways.size() + lists == offered.size()) {
            return Optional.of(gateways);
        }
        reports.tell("Transit Handshake: an invitation of the hub is not accepted",
                "The hub " + hub + " offers " + offered + ". Only gateways and prefix lists that the hub owns are"
                        + " accepted by policy."
                        + "\nTo accept it all the same: aws ram accept-resource-share-invitation"
                        + " --resource-share-invitation-arn " + invitation.arn());
        return Optional.empty();
    }
}
