package org.transithandshake.spoke;

import java.util.List;
import java.util.Optional;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Shares;
import org.transithandshake.aws.Shares.Invitation;
import org.transithandshake.aws.Shares.Offered;
import org.transithandshake.aws.SpokePolicy;
import org.transithandshake.aws.Subject;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;

/**
 * Pending invitations, and what the policy says of them. Its file speaks of everybody's; without one, only gateways
 * and prefix lists that the hub owns are accepted, and what others send is not ours to answer.
 */
final class Invitations {
    private final Shares shares;
    private final Reports reports;
    private final SpokePolicy policy;
    private final String hub;

    Invitations(Shares shares, Reports reports, SpokePolicy policy, String hub) {
        this.shares = shares;
        this.reports = reports;
        this.policy = policy;
        this.hub = hub;
    }

    /** In any state; those that this policy may speak of. */
    List<Invitation> received() {
        return shares.received().stream().filter(one -> policy.isFile() || isOfHub(one)).toList();
    }

    boolean isOfHub(Invitation invitation) {
        return invitation.sender().equals(hub);
    }

    /** Something to say of each invitation that waits and is to be accepted or rejected; people hear of the others. */
    List<String> answerable(OneByOne each) {
        List<Invitation> pending = received().stream().filter(Invitation::isPending).toList();
        return each.map(pending, this::answer).stream().filter(Answer::isOurs)
                .map(answer -> answer.gateways().stream().findFirst().orElse("")).distinct().toList();
    }

    /** What the policy says; if it is for people to decide, they are told once. */
    Answer answer(Invitation invitation) {
        Answer answer = policy.isFile() ? byFile(invitation) : byParameters(invitation);
        if (!answer.isOurs()) {
            tell(answer);
        }
        return answer;
    }

    void tell(Answer answer) {
        reports.tell(answer.subject(), answer.text());
    }

    private Answer byFile(Invitation invitation) {
        Optional<List<Offered>> offered = shares.resourcesIfAllowed(invitation);
        Decision decision = policy.accept(Offers.facts(invitation, offered));
        List<String> gateways = offered.stream().flatMap(List::stream)
                .flatMap(resource -> resource.gatewayOf(hub).stream()).toList();
        return switch (decision.effect()) {
            case ACCEPT -> new Answer(Effect.ACCEPT, gateways, "", decision.explain());
            case REFUSE -> new Answer(Effect.REFUSE, gateways,
                    Subject.REJECTED_INVITATION.of(invitation.sender()),
                    Offers.rejected(invitation, offered, decision));
            default -> new Answer(Effect.REVIEW, gateways, Subject.REVIEW_INVITATION.of(invitation.sender()),
                    Offers.review(invitation, offered, decision));
        };
    }

    private Answer byParameters(Invitation invitation) {
        List<Offered> offered = shares.resourcesOf(invitation);
        List<String> gateways = offered.stream().flatMap(resource -> resource.gatewayOf(hub).stream()).toList();
        long lists = offered.stream().filter(resource -> resource.isPrefixListOf(hub)).count();
        if (!gateways.isEmpty() && gateways.size() + lists == offered.size()) {
            return new Answer(Effect.ACCEPT, gateways, "", "only gateways of the hub");
        }
        return new Answer(Effect.REVIEW, gateways, Subject.PENDING_INVITATION.of(),
                "The hub " + hub + " offers " + offered + ". Only gateways and prefix lists that the hub owns are"
                        + " accepted by policy."
                        + "\nTo accept it all the same: aws ram accept-resource-share-invitation"
                        + " --resource-share-invitation-arn " + invitation.arn());
    }
}
