package org.transithandshake.hub;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.RouteFixer;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Policy;
import org.transithandshake.routing.RouteReport;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Step ⑥ in the hub: the placed ranges in the tables of the hub's own VPCs. It runs when the spoke has reported, so it
 * is the one that knows that a connection is made, and counts it.
 */
public final class FixHubRoutes extends Step<FixHubRoutes.Input, FixHubRoutes.Output> {
    private final Attachments attachments;
    private final RouteFixer fixer;
    private final Settings settings;
    private final Policy policy;
    private final Ends ends;

    public FixHubRoutes() {
        this(Aws.live(), Settings.live());
    }

    public FixHubRoutes(Aws aws, Settings settings) {
        super(Input.class);
        attachments = new Attachments(aws);
        fixer = new RouteFixer(aws);
        this.settings = settings;
        policy = settings.policy();
        ends = new Ends(aws);
    }

    @Override
    protected Output run(Input input) {
        Attempt attempt = BadInput.require(input.attempt(), "attempt");
        RouteReport report = fix(input);
        boolean connected = Set.of("routed", "skipped").contains(report.status())
                && BadInput.require(input.spoke(), "spoke").hasRouted(attempt);
        if (connected) {
            ends.connected(attempt, Instant.parse(BadInput.require(input.began(), "began")));
        }
        return new Output(report.status(), report.routes(), report.findings(), connected);
    }

    private RouteReport fix(Input input) {
        if (settings.hubVpcs().isEmpty()) {
            return new RouteReport("skipped", List.of("the hub has no VPC of its own to route from"));
        }
        String gateway = BadInput.require(input.gatewayId(), "gatewayId");
        List<Attachment> attached = attachments.of(gateway, settings.hubVpcs());
        if (!attached.isEmpty() && attached.stream().noneMatch(own -> reaches(own, input.segment()))) {
            return new RouteReport("skipped", List.of("the segment of the hub's VPCs does not reach the segment "
                    + input.segment()));
        }
        List<Cidr> ranges = input.cidrs().stream().map(Cidr::of).toList();
        return fixer.fix(attached, ranges, gateway, settings);
    }

    private boolean reaches(Attachment own, String segment) {
        return policy.segments().reaches(policy.segmentOf(own.account()), BadInput.require(segment, "segment"));
    }

    /**
     * @param segment where they were placed
     * @param cidrs   the ranges that were placed
     * @param attempt what the execution was started with
     * @param began   when it was, as Step Functions writes it
     * @param spoke   what came back from the spoke
     */
    public record Input(String gatewayId, String segment, List<String> cidrs, Attempt attempt, String began,
            Spoke spoke) {
    }

    /**
     * @param sender the account that EventBridge names as the report's
     * @param status as the report has it
     */
    public record Spoke(String sender, String status) {
        boolean hasRouted(Attempt attempt) {
            return attempt.account().equals(sender) && "routed".equals(status);
        }
    }

    /**
     * @param status    as {@link RouteReport} has it, or {@code skipped}
     * @param findings  what people should look at, though both sides may be routed
     * @param connected whether both sides are routed now
     */
    public record Output(String status, List<String> routes, List<String> findings, boolean connected) {
    }
}
