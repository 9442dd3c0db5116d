package org.transithandshake.spoke;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Fixed;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.ListRouteFixer;
import org.transithandshake.aws.Messages;
import org.transithandshake.aws.PeerVersion;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.RouteFixer;
import org.transithandshake.aws.SpokePolicy;
import org.transithandshake.aws.Subject;
import org.transithandshake.aws.Tags;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.event.DetailType;
import org.transithandshake.event.Doorbell;
import org.transithandshake.event.Envelope;
import org.transithandshake.path.Half;
import org.transithandshake.routing.Change;
import org.transithandshake.routing.RouteReport;
import org.transithandshake.routing.SpokeRoutes;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Step ⑥ in a spoke: the spoke's own destinations in the tables of an attached VPC's subnets, and a report to the
 * hub. It serves every attachment of this account to the hub's gateway, whoever requested it.
 */
public final class FixRoutes extends Step<Envelope, FixRoutes.Output> {
    private final Attachments attachments;
    private final Gateways gateways;
    private final RouteFixer fixer;
    private final OwnHalf half;
    private final ListRouteFixer lists;
    private final Messages messages;
    private final Reports reports;
    private final PeerVersion hubVersion;
    private final SpokePolicy policy;
    private final Settings settings;

    public FixRoutes() {
        this(Aws.live(), Settings.live());
    }

    public FixRoutes(Aws aws, Settings settings) {
        super(Envelope.class);
        attachments = new Attachments(aws);
        gateways = new Gateways(aws);
        fixer = new RouteFixer(aws);
        half = new OwnHalf(aws, settings);
        lists = new ListRouteFixer(aws, settings);
        messages = new Messages(aws);
        reports = new Reports(aws, settings);
        hubVersion = new PeerVersion(reports, settings);
        policy = new SpokePolicy(aws, settings);
        this.settings = settings;
    }

    @Override
    protected Output run(Envelope event) {
        Optional<Attachment> attachment = Doorbell.attachment(event).flatMap(attachments::find).filter(this::isToHub);
        if (attachment.isEmpty()) {
            return new Output("", "Ignored",
                    List.of("the event points to no attachment to the hub's gateway"), List.of(), null);
        }
        if (!attachment.get().is("available")) {
            throw new NotYet(attachment.get().id() + " is " + attachment.get().state());
        }
        policy.read();
        boolean asked = event.detail().path("taskToken").asText("").equals(DetailType.NOBODY_WAITS);
        Output output = policy.isReadable() ? fix(event, attachment.get(), asked) : leave(event, attachment.get());
        hubVersion.hearHub(event);
        return output;
    }

    private Output fix(Envelope event, Attachment attachment, boolean asked) {
        SpokeRoutes routes = policy.routes();
        Fixed fixed = policy.routesByList()
                ? lists.by(policy, policy.withdrawn()).fix(attachment, Doorbell.prefixLists(event))
                : fixer.with(routes.tables(), policy.withdrawn()).fix(List.of(attachment), routes.destinations(),
                attachment.gatewayId(), settings.attachmentOptions(), routes.writes());
        RouteReport report = fixed.report();
        List<Cidr> reached = policy.routesByList() ? fixed.destinations() : routes.destinations();
        Half traced = half.trace(fixed, attachment, reached, routes.tables());
        answer(event, attachment, report, Map.of("half",
                Map.of("verdict", traced.verdict(), "codes", traced.codes())));
        half.tell(attachment, report, traced, reached);
        if (asked) {
            tell(attachment, event, fixed);
        }
        return new Output(attachment.id(), report.status(), report.routes(), report.findings(),
                traced.verdict().name());
    }

    /** No version of the policy's file says which routes are wanted. */
    private Output leave(Envelope event, Attachment attachment) {
        RouteReport report = new RouteReport("report", List.of(policy.trouble().orElseThrow()));
        answer(event, attachment, report, Map.of());
        return new Output(attachment.id(), report.status(), report.routes(), List.of(), null);
    }

    /** A tag that we wrote when we requested the attachment saves asking for the gateway's owner. */
    private boolean isToHub(Attachment attachment) {
        return settings.hubAccount().equals(attachment.tags().get(Tags.HUB))
                || gateways.find(attachment.gatewayId())
                        .filter(gateway -> gateway.owner().equals(settings.hubAccount())).isPresent();
    }

    /** @param half only the verdict and its codes: what is behind them is this account's own */
    private void answer(Envelope event, Attachment attachment, RouteReport report, Map<String, Object> half) {
        String token = event.detail().path("taskToken").asText("");
        if (!token.isEmpty()) {
            Map<String, Object> detail = new HashMap<>(half);
            detail.put("stackVersion", settings.version());
            detail.putAll(Map.of("attachmentId", attachment.id(), "taskToken", token, "status", report.status(),
                    "routes", report.routes(), "findings", report.findings()));
            messages.ring(settings.bus(), "transit-handshake.spoke", DetailType.ROUTES_REPORTED, detail);
        }
    }

    /** Where an execution waits, the hub's people hear of it; where none does, a sweep asked, and ours hear it once. */
    private void tell(Attachment attachment, Envelope event, Fixed fixed) {
        SpokeRoutes routes = policy.routes();
        List<String> lines = policy.routesByList()
                ? lists.by(policy, policy.withdrawn()).left(attachment, Doorbell.prefixLists(event))
                : left(attachment, routes, fixed);
        if (!lines.isEmpty()) {
            reports.tell(Subject.VPC_ROUTES.of(attachment.vpcId()),
                    String.join("\n", lines) + "\n");
        }
    }

    private List<String> left(Attachment attachment, SpokeRoutes routes, Fixed fixed) {
        List<Cidr> withdrawn = policy.withdrawn();
        List<String> lines = new ArrayList<>(
                RouteReport.forPeople(fixed.needed(), attachment.gatewayId(), routes.writes()).routes());
        if (!routes.writes() && !withdrawn.isEmpty()) {
            lines.addAll(fixer.with(routes.tables(), withdrawn)
                    .remove(List.of(attachment), withdrawn, attachment.gatewayId(), false));
        }
        return lines;
    }

    /**
     * @param status as {@link RouteReport} has it, or {@code Ignored}
     * @param half   the verdict on this account's half; null if there was nothing to trace
     */
    public record Output(String attachmentId, String status, List<String> routes, List<String> findings,
            String half) {
    }
}
