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
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Shares;
import org.transithandshake.aws.Shares.Invitation;
import org.transithandshake.aws.Shares.Offered;
import org.transithandshake.event.DetailType;
import org.transithandshake.event.Doorbell;
import org.transithandshake.event.Envelope;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Step ③: accepts the hub's invitation if it offers nothing but gateways of the hub, and starts {@code join} for each
 * VPC to connect. Invitations of other senders are not ours to answer.
 *
 * <p>The join starts before the acceptance and waits for it. So as long as an invitation is pending there is work
 * left, and a crash between the two is mended by any later wake-up.
 */
public final class AcceptInvitation extends Step<Envelope, AcceptInvitation.Output> {
    private final Shares shares;
    private final Gateways gateways;
    private final Attachments attachments;
    private final Executions join;
    private final Reports reports;
    private final Settings settings;

    public AcceptInvitation() {
        this(Aws.live(), Settings.live());
    }

    public AcceptInvitation(Aws aws, Settings settings) {
        super(Envelope.class);
        shares = new Shares(aws);
        gateways = new Gateways(aws);
        attachments = new Attachments(aws);
        join = new Executions(aws, settings.machine());
        reports = new Reports(aws, settings);
        this.settings = settings;
    }

    @Override
    protected Output run(Envelope event) {
        List<Invitation> fromHub = shares.pending().stream()
                .filter(invitation -> invitation.sender().equals(settings.hubAccount())).toList();
        if (!fromHub.isEmpty()) {
            return new Output(fromHub.stream().map(this::answer).toList());
        }
        // A RAM event says that a share changed. Without an invitation there is nothing to accept, and an acceptance
        // of ours has already started the join.
        return new Output(event.source().equals("aws.ram") ? List.of() : joinWithoutInvitation(event));
    }

    private String answer(Invitation invitation) {
        List<Offered> offered = shares.resourcesOf(invitation);
        List<String> gatewayIds = offered.stream()
                .flatMap(resource -> resource.gatewayOf(settings.hubAccount()).stream()).toList();
        if (gatewayIds.isEmpty() || gatewayIds.size() < offered.size()) {
            reports.tell("Transit Handshake: an invitation of the hub is not accepted",
                    "The hub " + settings.hubAccount() + " offers " + offered + ". Only gateways that the hub owns are"
                            + " accepted by policy.\nTo accept it all the same: aws ram accept-resource-share-invitation"
                            + " --resource-share-invitation-arn " + invitation.arn());
            return "left pending: " + invitation.arn();
        }
        gatewayIds.forEach(gateway -> settings.spokeVpcs().forEach(vpc -> start(gateway, vpc, true)));
        shares.accept(invitation);
        return "accepted the share of " + String.join(", ", gatewayIds) + " from " + invitation.sender();
    }

    /**
     * The share was accepted before, or comes from the organization, which sends no invitation. A join of a VPC whose
     * attachment stands only rings at the hub, where an attempt may have failed. What the hub rejected is left alone.
     */
    private List<String> joinWithoutInvitation(Envelope event) {
        List<Gateway> visible = gateways.sharedBy(settings.hubAccount());
        Optional<String> offered = Doorbell.gateway(event);
        if (visible.isEmpty()) {
            boolean promised = event.detailType().equals(DetailType.GATEWAY_OFFERED);
            return promised && offered.isPresent() ? startAll(offered.get(), settings.spokeVpcs(), false) : List.of();
        }
        String gateway = visible.stream().map(Gateway::id).filter(id -> offered.filter(id::equals).isPresent())
                .findFirst().orElse(visible.getFirst().id());
        List<String> rejected = settings.spokeVpcs().isEmpty() ? List.of()
                : attachments.listed(gateway, settings.spokeVpcs()).stream()
                        .filter(attachment -> attachment.is("rejected"))
                        .map(Attachment::vpcId).toList();
        return startAll(gateway, settings.spokeVpcs().stream().filter(vpc -> !rejected.contains(vpc)).toList(), true);
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
