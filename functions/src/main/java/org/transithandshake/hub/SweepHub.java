package org.transithandshake.hub;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Executions;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.Gateways.Table;
import org.transithandshake.aws.HubPolicy;
import org.transithandshake.aws.Messages;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Shares;
import org.transithandshake.aws.Status;
import org.transithandshake.aws.Subject;
import org.transithandshake.aws.Tags;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.event.DetailType;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * The hub's sweep: a look, by schedule, that makes a lost event harmless. It reads each kind of thing once, however
 * many attachments there are, and is one more doorbell: what is not done is handed to {@code offer} or
 * {@link AdmitRequest}, and only the hub's own routes are mended here. Where nothing is amiss it changes nothing and
 * says nothing; what needs a person is told once for each set of facts.
 */
public final class SweepHub extends Step<SweepHub.Input, SweepHub.Output> {
    private final HubGateway hub;
    private final Gateways gateways;
    private final GatewayTables tables;
    private final Attachments attachments;
    private final Shares shares;
    private final Executions offer;
    private final Executions connect;
    private final HubRoutes routes;
    private final SegmentLists lists;
    private final Reports reports;
    private final Messages messages;
    private final Settings settings;
    private final HubPolicy policy;
    private final Ledger ledger;
    private final InstantSource clock;

    public SweepHub() {
        this(Aws.live(), Settings.live());
    }

    public SweepHub(Aws aws, Settings settings) {
        super(Input.class);
        policy = new HubPolicy(aws, settings);
        gateways = new Gateways(aws);
        hub = new HubGateway(gateways, settings);
        tables = new GatewayTables(aws);
        attachments = new Attachments(aws);
        shares = new Shares(aws);
        offer = new Executions(aws, settings.offerMachine());
        connect = new Executions(aws, settings.machine());
        routes = new HubRoutes(aws, settings);
        lists = new SegmentLists(aws, settings);
        reports = new Reports(aws, settings);
        messages = new Messages(aws);
        ledger = new Ledger(aws, settings);
        clock = aws.clock();
        this.settings = settings;
    }

    @Override
    protected Output run(Input input) {
        if (settings.observes()) {
            return offer("Mode is observe; the offer tells what it would do");
        }
        policy.read();
        policy.tellTrouble(() -> reports);
        if (!policy.isReadable()) {
            return new Output(List.of("what stands is left as it is: no version of the policy can be read"));
        }
        Optional<Gateway> gateway = hub.find();
        if (gateway.isEmpty() && settings.namedGateway().isPresent()) {
            return tell(Subject.NO_GATEWAY, "TransitGatewayId names " + settings.namedGateway().get()
                    + ", which this account does not have; correct the parameter and deploy the stack again.");
        }
        if (gateway.isEmpty() || !hub.is(gateway.get())) {
            return offer("the gateway is not made, or not adopted");
        }
        return gateway.get().doors().isEmpty() ? look(gateway.get()) : close(gateway.get());
    }

    private Output close(Gateway gateway) {
        return settings.takesOverDefaults() ? offer("the gateway's options are open: " + gateway.doors())
                : tell(Subject.OPEN_GATEWAY, "Nothing is shared or accepted, because "
                        + OpenGateway.explain(gateway));
    }

    private Output look(Gateway gateway) {
        List<Table> standing = gateways.tables(gateway.id());
        if (!gateway.names(standing, settings.tableRoles(policy.segments()))) {
            return offer("a route table is missing, or its tag on the gateway; there are "
                    + standing.stream().map(Table::role).toList());
        }
        Survey survey = new Survey(clock.instant(), gateway, policy, attachments.all(gateway.id()),
                attachments.associations(gateway.id()), routesOf(standing));
        boolean quiet = survey.isQuiet();
        Map<String, String> attempts = quiet ? Map.of() : connect.all();
        List<Attachment> unfinished = quiet ? List.of() : survey.unfinished(attempts);
        // Somebody among them may have to be turned out, so they come before all that can fail.
        List<String> done = new ArrayList<>(unfinished.stream().map(this::ring).toList());
        ledger.balance(survey, attempts);
        policy.tellOrganization(reports);
        done.addAll(mend(survey, standing, unfinished));
        return new Output(List.copyOf(done));
    }

    /** @param rung attachments that will be looked at anyway */
    private List<String> mend(Survey survey, List<Table> standing, List<Attachment> rung) {
        Optional<String> lacking = lacking(survey, standing);
        if (lacking.isPresent()) {
            return offer(lacking.get()).done();
        }
        Optional<List<String>> listed = lists.mend(survey);
        if (listed.isEmpty()) {
            return offer("a segment's prefix list is missing or too small").done();
        }
        SegmentLists.tell(reports, listed.get());
        HubRoutes.Look ways = routes.mend(survey);
        Stream<String> mended = ways.mended().stream().filter(one -> !rung.contains(one)).map(this::ring);
        Stream<String> passed = ways.sound().stream().filter(SweepHub::lacksOnlyTheHub).map(this::retry);
        return Stream.concat(mended, passed).toList();
    }

    /** Its spoke said that the routes there stand, so nobody tells when the hub's half passes at last. */
    private static boolean lacksOnlyTheHub(Attachment one) {
        return one.status().equals(Status.ROUTES_MISSING) && "routed".equals(one.tags().get(Tags.SPOKE));
    }

    /** What only an offer makes. */
    private Optional<String> lacking(Survey survey, List<Table> standing) {
        if (standing.stream().anyMatch(table -> lacksExtraRoutes(table, survey.routes().get(table.id())))) {
            return Optional.of("the static routes of a segment are not the policy's");
        }
        List<String> unshared = shares.missingFrom(Stream.concat(settings.allowedAccounts().stream(),
                settings.sharePrincipals().stream()).toList());
        return unshared.isEmpty() && survey.hasPlaced(settings.hubVpcs()) ? Optional.empty()
                : Optional.of("not shared with " + unshared + ", or a VPC of the hub is not in its place");
    }

    /** A range that leads elsewhere may be somebody else's static route, of which people know. */
    private boolean lacksExtraRoutes(Table table, List<RouteOwner> shown) {
        List<RouteOwner> wanted = table.segment().map(policy.segments()::extraOf).orElse(List.of());
        Map<Cidr, String> targets = wanted.stream()
                .collect(Collectors.toMap(RouteOwner::cidr, RouteOwner::attachmentId));
        boolean lost = shown != null && !shown.stream().map(RouteOwner::cidr).toList().containsAll(targets.keySet());
        return lost || !targets.entrySet().containsAll(table.noted().entrySet());
    }

    /** By table of a segment, without those that have too many routes. */
    private Map<String, List<RouteOwner>> routesOf(List<Table> standing) {
        return standing.stream().filter(table -> table.role().startsWith("segment:"))
                .map(table -> Map.entry(table.id(), tables.routesOf(table.id())))
                .filter(entry -> entry.getValue().isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get()));
    }

    private String ring(Attachment one) {
        return ring(one, DetailType.LOOK_AGAIN);
    }

    /** What would be known by now, if it only looked again, is as good as requested once more. */
    private String retry(Attachment one) {
        return ring(one, DetailType.ATTACHMENT_REQUESTED) + ", whose way through the hub passes by now";
    }

    private String ring(Attachment one, String detailType) {
        messages.ring(settings.bus(), "transit-handshake.hub", detailType, Map.of("attachmentId", one.id()));
        return "look again at " + one.id();
    }

    private Output offer(String why) {
        if (offer.isRunning()) {
            return new Output(List.of("an offer is under way: " + why));
        }
        offer.start(Map.of("sweep", why));
        return new Output(List.of("offer started: " + why));
    }

    private Output tell(Subject subject, String text) {
        List<String> done = new ArrayList<>();
        if (reports.tell(subject.of(), text + "\n")) {
            done.add("told: " + subject.of());
        }
        return new Output(done);
    }

    /** Nothing: the sweep reads all it needs. */
    public record Input() {
    }

    /** @param done what was handed on or told, a line each; nothing where nothing is amiss */
    public record Output(List<String> done) {
    }
}
