package org.transithandshake.hub;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.HubPolicy;
import org.transithandshake.aws.Reports;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Keeps the segments' prefix lists as the gateway and the policy have it: after a join, after a leave, and at the end
 * of {@code offer}. Joins follow one another by the lists' versions: who comes second fails, and looks again.
 */
public final class FixPrefixLists extends Step<FixPrefixLists.Input, FixPrefixLists.Output> {
    private final Gateways gateways;
    private final GatewayTables tables;
    private final Attachments attachments;
    private final SegmentLists lists;
    private final Reports reports;
    private final HubPolicy policy;
    private final InstantSource clock;

    public FixPrefixLists() {
        this(Aws.live(), Settings.live());
    }

    public FixPrefixLists(Aws aws, Settings settings) {
        super(Input.class);
        gateways = new Gateways(aws);
        tables = new GatewayTables(aws);
        attachments = new Attachments(aws);
        lists = new SegmentLists(aws, settings);
        reports = new Reports(aws, settings);
        policy = new HubPolicy(aws, settings);
        clock = aws.clock();
    }

    @Override
    protected Output run(Input input) {
        String id = BadInput.require(input.gatewayId(), "gatewayId");
        Gateway gateway = gateways.find(id).orElseThrow(() -> new NotYet("the gateway " + id + " is not listed"));
        policy.read();
        policy.requireReadable();
        Map<String, List<RouteOwner>> routes = gateway.segmentTables().stream()
                .map(table -> Map.entry(table, tables.routesOf(table))).filter(entry -> entry.getValue().isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get()));
        List<String> findings = lists.fix(new Survey(clock.instant(), gateway, policy, attachments.all(id),
                attachments.associations(id), routes));
        SegmentLists.tell(reports, findings);
        return new Output(input.segment() == null ? List.of() : lists.of(input.segment()), findings);
    }

    /** @param segment whose lists are asked for; may be absent */
    public record Input(String gatewayId, String segment) {
    }

    /**
     * @param lists    ids of the segment's prefix lists
     * @param findings what a person has to do, a line each
     */
    public record Output(List<String> lists, List<String> findings) {
    }
}
