package org.transithandshake.spoke;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.ListRouteFixer;
import org.transithandshake.aws.Messages;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.RouteFixer;
import org.transithandshake.aws.Shares;
import org.transithandshake.aws.Shares.Offered;
import org.transithandshake.event.DetailType;
import org.transithandshake.routing.Change;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * A spoke's sweep: a look, by schedule, that makes a lost event harmless. It reads each kind of thing once and rings
 * the doorbell that was lost: its own for an invitation or a VPC without an attachment, the hub's for routes, which
 * are written only when the hub says that the attachment has its place.
 */
public final class SweepSpoke extends Step<SweepSpoke.Input, SweepSpoke.Output> {
    private final Invitations invitations;
    private final Shares shares;
    private final Gateways gateways;
    private final Attachments attachments;
    private final RouteFixer fixer;
    private final ListRouteFixer lists;
    private final Reports reports;
    private final Messages messages;
    private final Settings settings;

    public SweepSpoke() {
        this(Aws.live(), Settings.live());
    }

    public SweepSpoke(Aws aws, Settings settings) {
        super(Input.class);
        shares = new Shares(aws);
        reports = new Reports(aws, settings);
        invitations = new Invitations(shares, reports, settings.hubAccount());
        gateways = new Gateways(aws);
        attachments = new Attachments(aws);
        fixer = new RouteFixer(aws);
        lists = new ListRouteFixer(aws, settings);
        messages = new Messages(aws);
        this.settings = settings;
    }

    @Override
    protected Output run(Input input) {
        List<String> done = new ArrayList<>();
        invitations.acceptable().forEach(gateway -> done.add(offered(gateway)));
        List<String> visible = gateways.sharedBy(settings.hubAccount()).stream().map(Gateway::id).toList();
        if (done.isEmpty() && !visible.isEmpty()) {
            List<Attachment> listed = attachments.listed(visible);
            missing(listed).filter(vpc -> isNew(vpc, visible.getFirst())).findFirst()
                    .ifPresent(vpc -> done.add(offered(visible.getFirst())));
            visible.forEach(gateway -> done.addAll(doubtRoutes(gateway, listed)));
            tellOfGains(visible.getFirst());
        }
        return new Output(done);
    }

    private Stream<String> missing(List<Attachment> listed) {
        return settings.spokeVpcs().stream().filter(vpc -> listed.stream().noneMatch(one -> one.vpcId().equals(vpc)));
    }

    /**
     * EC2 forgets an attachment two hours after its end, so this may be a VPC that the hub rejected. It is asked for
     * once more, and people are told; the message is the memory that keeps it from being asked for again and again.
     */
    private boolean isNew(String vpc, String gateway) {
        return reports.tell("Transit Handshake: " + vpc + " has no attachment", "SpokeVpcs names " + vpc + ", which has"
                + " no attachment to the gateway " + gateway + ". It is requested once more. If it shall stay apart,"
                + " take it out of SpokeVpcs and deploy the stack again.\n");
    }

    private String offered(String gateway) {
        messages.ring(settings.bus(), "transit-handshake.hub", DetailType.GATEWAY_OFFERED,
                Map.of("gatewayId", gateway));
        return "looked for what is offered: " + gateway;
    }

    private List<String> doubtRoutes(String gateway, List<Attachment> listed) {
        List<Attachment> attached = listed.stream()
                .filter(one -> one.gatewayId().equals(gateway) && one.is("available")).toList();
        boolean sound = attached.isEmpty() || (settings.routesByList() ? isSoundByLists(attached, gateway)
                : fixer.apply(attached, settings.destinations(), gateway, false).stream()
                        .allMatch(Change.Present.class::isInstance));
        return sound ? List.of() : attached.stream().map(this::doubt).toList();
    }

    private boolean isSoundByLists(List<Attachment> attached, String gateway) {
        ListRouteFixer.Look look = lists.look(attached, gateway);
        if (!look.outside().isEmpty()) {
            reports.tell("Transit Handshake: the hub's prefix list leads too far", String.join("\n", look.outside())
                    + "\n");
        }
        return look.isSound();
    }

    private String doubt(Attachment one) {
        messages.ring(settings.bus(), "transit-handshake.spoke", DetailType.LOOK_AGAIN,
                Map.of("attachmentId", one.id()));
        return "asked the hub about the routes of " + one.id();
    }

    /** A share that was accepted for its gateway may hold more by now. */
    private void tellOfGains(String gateway) {
        List<Offered> gained = shares.sharedBy(settings.hubAccount()).stream()
                .filter(resource -> !resource.gatewayOf(settings.hubAccount()).equals(Optional.of(gateway))
                        && !resource.isPrefixListOf(settings.hubAccount()))
                .toList();
        if (!gained.isEmpty()) {
            reports.tell("Transit Handshake: the hub shares more than its gateway", "The account " + settings.hubAccount()
                    + " shares " + gained + " with this account, too. Nothing is done with it. To leave such a share:"
                    + " aws ram disassociate-resource-share --resource-share-arn ARN --principals "
                    + settings.account() + "\n");
        }
    }

    /** Nothing: the sweep reads all it needs. */
    public record Input() {
    }

    /** @param done which doorbells were rung, a line each; nothing where nothing is amiss */
    public record Output(List<String> done) {
    }
}
