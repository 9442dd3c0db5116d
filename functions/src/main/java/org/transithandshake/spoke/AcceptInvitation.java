package org.transithandshake.spoke;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Executions;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.PeerVersion;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Shares;
import org.transithandshake.aws.Shares.Invitation;
import org.transithandshake.aws.SpokePolicy;
import org.transithandshake.event.DetailType;
import org.transithandshake.event.Doorbell;
import org.transithandshake.event.Envelope;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Step ③: accepts the hub's invitation if it offers nothing but gateways of the hub, and starts {@code join} for each
 * VPC to connect. Invitations of other senders are not ours to answer, unless a policy's file speaks of them: then it
 * accepts, rejects or leaves to people whatever anybody offers, and only gateways of the hub are joined.
 *
 * <p>The join starts before the acceptance and waits for it. So as long as an invitation is pending there is work
 * left, and a crash between the two is mended by any later wake-up.
 */
public final class AcceptInvitation extends Step<Envelope, AcceptInvitation.Output> {
    private final Shares shares;
    private final Invitations invitations;
    private final Gateways gateways;
    private final Attachments attachments;
    private final Executions join;
    private final Reports reports;
    private final PeerVersion hubVersion;
    private final SpokePolicy policy;
    private final Settings settings;

    public AcceptInvitation() {
        this(Aws.live(), Settings.live());
    }

    public AcceptInvitation(Aws aws, Settings settings) {
        super(Envelope.class);
        shares = new Shares(aws);
        policy = new SpokePolicy(aws, settings);
        reports = new Reports(aws, settings);
        hubVersion = new PeerVersion(reports, settings);
        invitations = new Invitations(shares, reports, policy, settings.hubAccount());
        gateways = new Gateways(aws);
        attachments = new Attachments(aws);
        join = new Executions(aws, settings.machine());
        this.settings = settings;
    }

    @Override
    protected Output run(Envelope event) {
        policy.read();
        List<Invitation> received = invitations.received();
        List<Invitation> pending = received.stream().filter(Invitation::isPending).toList();
        OneByOne each = new OneByOne();
        List<String> done = new ArrayList<>(each.map(pending, this::answer));
        policy.tellOrganization(reports);
        // A RAM event says that a share changed. Without an invitation there is nothing to accept, and an acceptance
        // of ours has already started the join.
        if (pending.stream().noneMatch(invitations::isOfHub) && !event.source().equals("aws.ram")) {
            done.addAll(joinWithoutInvitation(event,
                    received.stream().filter(invitations::isOfHub).anyMatch(Invitation::isAccepted)));
        }
        hubVersion.hearHub(event);
        each.rethrow();
        return new Output(List.copyOf(done));
    }

    private String answer(Invitation invitation) {
        Answer answer = invitations.answer(invitation);
        return switch (answer.effect()) {
            case ACCEPT -> accept(invitation, answer.gateways());
            case REFUSE -> reject(invitation, answer);
            default -> "left pending: " + invitation.arn();
        };
    }

    private String accept(Invitation invitation, List<String> gateways) {
        gateways.forEach(gateway -> settings.spokeVpcs().forEach(vpc -> start(gateway, vpc, true)));
        shares.accept(invitation);
        return "accepted the share of " + String.join(", ", gateways) + " from " + invitation.sender();
    }

    /** People are told first: a death between the two leaves an invitation that the next wake-up rejects. */
    private String reject(Invitation invitation, Answer answer) {
        invitations.tell(answer);
        shares.reject(invitation);
        return "rejected: " + invitation.arn() + " from " + invitation.sender();
    }

    /**
     * The share was accepted before, or comes from the organization, which sends no invitation. A join of a VPC whose
     * attachment stands only rings at the hub, where an attempt may have failed. What the hub rejected is left alone.
     */
    private List<String> joinWithoutInvitation(Envelope event, boolean accepted) {
        List<Gateway> visible = gateways.sharedBy(settings.hubAccount());
        Optional<String> offered = Doorbell.gateway(event);
        if (visible.isEmpty()) {
            boolean promised = event.detailType().equals(DetailType.GATEWAY_OFFERED);
            return promised && offered.isPresent() ? expect(offered.get(), accepted) : List.of();
        }
        String gateway = visible.stream().map(Gateway::id).filter(id -> offered.filter(id::equals).isPresent())
                .findFirst().orElse(visible.getFirst().id());
        List<String> rejected = settings.spokeVpcs().isEmpty() ? List.of()
                : attachments.listed(gateway, settings.spokeVpcs()).stream()
                        .filter(attachment -> attachment.is("rejected"))
                        .map(Attachment::vpcId).toList();
        return startAll(gateway, settings.spokeVpcs().stream().filter(vpc -> !rejected.contains(vpc)).toList(), true);
    }

    /**
     * The hub rang, but its gateway is not here yet: the join waits for it. If no invitation was accepted, it may come
     * from the organization, or else an invitation is on its way, which RAM lists some time after it was made. Lambda
     * asks again one minute and three minutes later (AWS Lambda Developer Guide, "Error handling for a source
     * that invokes asynchronously").
     */
    private List<String> expect(String gateway, boolean accepted) {
        List<String> started = startAll(gateway, settings.spokeVpcs(), false);
        if (accepted) {
            return started;
        }
        throw new NotYet("the hub offers " + gateway + ", but neither its invitation nor the gateway is here yet");
    }

    private List<String> startAll(String gateway, List<String> vpcs, boolean ownerRead) {
        List<String> started = new ArrayList<>();
        vpcs.forEach(vpc -> started.add(start(gateway, vpc, ownerRead)));
        return started;
    }

    private String start(String gateway, String vpc, boolean ownerRead) {
        join.start(new RequestAttachment.Input(gateway, vpc, ownerRead));
        return "join started: " + vpc + " to " + gateway;
    }

    /** @param done what was done, a line each */
    public record Output(List<String> done) {
    }
}
