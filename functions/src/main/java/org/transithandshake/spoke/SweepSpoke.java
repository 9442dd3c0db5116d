package org.transithandshake.spoke;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.transithandshake.aws.SpokePolicy;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.event.DetailType;
import org.transithandshake.routing.Change;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * A spoke's sweep: a look, by schedule, that makes a lost event harmless. It reads each kind of thing once and rings
 * the doorbell that was lost: its own for an invitation or a VPC without an attachment, the hub's for routes, which
 * are written only when the hub says that the attachment has its place. A change of the policy's file starts it, too:
 * a route to what the policy no longer wants goes here, for that needs nobody's word.
 */
public final class SweepSpoke extends Step<SweepSpoke.Input, SweepSpoke.Output> {
    private final Invitations invitations;
    private final Gains gains;
    private final SpokePolicy policy;
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
        Shares shares = new Shares(aws);
        reports = new Reports(aws, settings);
        policy = new SpokePolicy(aws, settings);
        invitations = new Invitations(shares, reports, policy, settings.hubAccount());
        gains = new Gains(shares, reports, policy, settings);
        gateways = new Gateways(aws);
        attachments = new Attachments(aws);
        fixer = new RouteFixer(aws);
        lists = new ListRouteFixer(aws, settings);
        messages = new Messages(aws);
        this.settings = settings;
    }

    @Override
    protected Output run(Input input) {
        policy.read();
        policy.tellTrouble(reports);
        if (!policy.isReadable()) {
            return new Output(List.of("what stands is left as it is: no version of the policy can be read"));
        }
        List<String> done = new ArrayList<>();
        OneByOne each = new OneByOne();
        invitations.answerable(each).forEach(gateway -> done.add(offered(gateway)));
        List<String> visible = gateways.sharedBy(settings.hubAccount()).stream().map(Gateway::id).toList();
        if (done.isEmpty() && !visible.isEmpty()) {
            List<Attachment> listed = attachments.listed(visible);
            missing(listed).filter(vpc -> isNew(vpc, visible.getFirst())).findFirst()
                    .ifPresent(vpc -> done.add(offered(visible.getFirst())));
            visible.forEach(gateway -> done.addAll(doubtRoutes(gateway, listed)));
        }
        if (done.isEmpty()) {
            gains.tell(visible);
            policy.tellOrganization(reports);
        }
        each.rethrow();
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
        if (attached.isEmpty()) {
            return List.of();
        }
        if (policy.routesByList()) {
            return doubtLists(attached, gateway);
        }
        List<Cidr> withdrawn = policy.withdrawn();
        RouteFixer own = fixer.with(policy.routes().tables(), withdrawn);
        boolean sound = own.needed(attached, policy.routes().destinations(), gateway).stream()
                .allMatch(Change.Present.class::isInstance);
        if (!sound) {
            return attached.stream().map(this::doubt).toList();
        }
        List<String> gone = new ArrayList<>(withdrawn.isEmpty() ? List.of()
                : remove(own, attached, withdrawn, gateway));
        if (policy.refusesLists()) {
            gone.addAll(told(lists.by(policy, withdrawn).none(attached, gateway)));
        }
        return gone;
    }

    /** Only when all that is wanted stands: a wide route may be what carries a narrower destination until then. */
    private List<String> remove(RouteFixer own, List<Attachment> attached, List<Cidr> withdrawn, String gateway) {
        return told(own.remove(attached, withdrawn, gateway, policy.routes().writes()));
    }

    /** What was removed; where we may not, people hear of it. */
    private List<String> told(List<String> lines) {
        if (!policy.routes().writes() && !lines.isEmpty()) {
            reports.tell("Transit Handshake: routes need a person", String.join("\n", lines) + "\n");
        }
        return lines;
    }

    /** As with destinations, but that a table which is not chosen any more loses its route at once: it is ours. */
    private List<String> doubtLists(List<Attachment> attached, String gateway) {
        List<Cidr> withdrawn = policy.withdrawn();
        ListRouteFixer.Look look = lists.by(policy, withdrawn).look(attached, gateway);
        if (!look.outside().isEmpty()) {
            reports.tell("Transit Handshake: the hub's prefix list leads too far", String.join("\n", look.outside())
                    + "\n");
        }
        List<String> done = new ArrayList<>(told(look.unchosen()));
        if (!look.isSound()) {
            attached.forEach(one -> done.add(doubt(one)));
        } else if (!withdrawn.isEmpty()) {
            done.addAll(remove(fixer.with(policy.routes().tables(), withdrawn), attached, withdrawn, gateway));
        }
        return done;
    }

    private String doubt(Attachment one) {
        messages.ring(settings.bus(), "transit-handshake.spoke", DetailType.LOOK_AGAIN,
                Map.of("attachmentId", one.id()));
        return "asked the hub about the routes of " + one.id();
    }

    /** Nothing: the sweep reads all it needs. */
    public record Input() {
    }

    /** @param done which doorbells were rung, a line each; nothing where nothing is amiss */
    public record Output(List<String> done) {
    }
}
