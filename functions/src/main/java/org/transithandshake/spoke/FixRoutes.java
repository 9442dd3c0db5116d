package org.transithandshake.spoke;

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
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.RouteFixer;
import org.transithandshake.aws.Tags;
import org.transithandshake.event.DetailType;
import org.transithandshake.event.Doorbell;
import org.transithandshake.event.Envelope;
import org.transithandshake.path.Half;
import org.transithandshake.routing.Change;
import org.transithandshake.routing.RouteReport;
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
        Fixed fixed = settings.routesByList() ? lists.fix(attachment.get(), Doorbell.prefixLists(event))
                : fixer.fix(List.of(attachment.get()), settings.destinations(), attachment.get().gatewayId(), settings);
        RouteReport report = fixed.report();
        Half traced = half.trace(fixed, attachment.get());
        answer(event, attachment.get(), report, traced);
        half.tell(attachment.get(), report, traced);
        if (event.detail().path("taskToken").asText("").equals(DetailType.NOBODY_WAITS)) {
            tell(attachment.get(), event);
        }
        return new Output(attachment.get().id(), report.status(), report.routes(), report.findings(),
                traced.verdict().name());
    }

    /** A tag that we wrote when we requested the attachment saves asking for the gateway's owner. */
    private boolean isToHub(Attachment attachment) {
        return settings.hubAccount().equals(attachment.tags().get(Tags.HUB))
                || gateways.find(attachment.gatewayId())
                        .filter(gateway -> gateway.owner().equals(settings.hubAccount())).isPresent();
    }

    /** Of the half only the verdict and its codes: what is behind them is this account's own. */
    private void answer(Envelope event, Attachment attachment, RouteReport report, Half traced) {
        String token = event.detail().path("taskToken").asText("");
        if (!token.isEmpty()) {
            messages.ring(settings.bus(), "transit-handshake.spoke", DetailType.ROUTES_REPORTED,
                    Map.of("attachmentId", attachment.id(), "taskToken", token, "status", report.status(),
                            "routes", report.routes(), "findings", report.findings(),
                            "half", Map.of("verdict", traced.verdict(), "codes", traced.codes())));
        }
    }

    /** Where an execution waits, the hub's people hear of it; where none does, a sweep asked, and ours hear it once. */
    private void tell(Attachment attachment, Envelope event) {
        List<String> lines = settings.routesByList() ? lists.left(attachment, Doorbell.prefixLists(event))
                : left(attachment);
        if (!lines.isEmpty()) {
            reports.tell("Transit Handshake: routes of " + attachment.vpcId() + " need a person",
                    String.join("\n", lines) + "\n");
        }
    }

    private List<String> left(Attachment attachment) {
        List<Change> left = fixer.apply(List.of(attachment), settings.destinations(), attachment.gatewayId(), false);
        return RouteReport.forPeople(left, attachment.gatewayId(), settings.writesRoutes()).routes();
    }

    /**
     * @param status as {@link RouteReport} has it, or {@code Ignored}
     * @param half   the verdict on this account's half; null if there was nothing to trace
     */
    public record Output(String attachmentId, String status, List<String> routes, List<String> findings,
            String half) {
    }
}
