package org.transithandshake.hub;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
import org.transithandshake.aws.Subject;
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
        List<String> roles = standing.stream().map(Table::role).toList();
        if (!roles.containsAll(settings.tableRoles(policy.segments()))) {
            return offer("a route table is missing; there are " + roles);
        }
        Map<String, List<RouteOwner>> shown = routesOf(standing);
        if (standing.stream().anyMatch(table -> lacksExtraRoutes(table, shown.get(table.id())))) {
            return offer("the static routes of a segment are not the policy's");
        }
        Survey survey = new Survey(clock.instant(), gateway, policy, attachments.all(gateway.id()),
                attachments.associations(gateway.id()), shown);
        List<String> unshared = shares.missingFrom(settings.allowedAccounts());
        if (!unshared.isEmpty() || !survey.hasPlaced(settings.hubVpcs())) {
            return offer("not shared with " + unshared + ", or a VPC of the hub is not in its place");
        }
        Optional<List<String>> listed = lists.mend(survey);
        if (listed.isEmpty()) {
            return offer("a segment's prefix list is missing or too small");
        }
        SegmentLists.tell(reports, listed.get());
        Map<String, Attachment> doubtful = new LinkedHashMap<>();
        routes.mend(survey).forEach(one -> doubtful.put(one.id(), one));
        Map<String, String> attempted = survey.isQuiet() ? Map.of() : connect.all();
        ledger.balance(survey, attempted);
        if (!survey.isQuiet()) {
            survey.unfinished(attempted).forEach(one -> doubtful.put(one.id(), one));
        }
        policy.tellOrganization(reports);
        return new Output(doubtful.keySet().stream().map(this::ring).toList());
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

    private String ring(String attachmentId) {
        messages.ring(settings.bus(), "transit-handshake.hub", DetailType.LOOK_AGAIN,
                Map.of("attachmentId", attachmentId));
        return "look again at " + attachmentId;
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
