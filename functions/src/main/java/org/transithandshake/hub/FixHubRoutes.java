package org.transithandshake.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Fixed;
import org.transithandshake.aws.Halves;
import org.transithandshake.aws.HubPolicy;
import org.transithandshake.aws.PeerVersion;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.RouteFixer;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Half;
import org.transithandshake.path.Vpc;
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
    private final Halves halves;
    private final Settings settings;
    private final HubPolicy policy;
    private final Ends ends;
    private final PeerVersion spokeVersion;

    public FixHubRoutes() {
        this(Aws.live(), Settings.live());
    }

    public FixHubRoutes(Aws aws, Settings settings) {
        super(Input.class);
        attachments = new Attachments(aws);
        fixer = new RouteFixer(aws);
        halves = new Halves(aws);
        this.settings = settings;
        policy = new HubPolicy(aws, settings);
        ends = new Ends(aws);
        spokeVersion = new PeerVersion(new Reports(aws, settings), settings);
    }

    @Override
    protected Output run(Input input) {
        Attempt attempt = BadInput.require(input.attempt(), "attempt");
        Side side = fix(input, attempt);
        boolean routed = Set.of("routed", "skipped").contains(side.report().status())
                && BadInput.require(input.spoke(), "spoke").hasRouted(attempt);
        Ways ways = new Ways(side.half(), input.spoke() == null ? null : input.spoke().half());
        boolean connected = routed && ways.areSound();
        if (connected) {
            ends.connected(attempt, Instant.parse(BadInput.require(input.began(), "began")));
        }
        if (input.spoke() != null) {
            input.spoke().tell(spokeVersion, attempt);
        }
        return new Output(side.report().status(), side.report().routes(), ways.with(side.report().findings()),
                connected, side.half().map(Traced::of).orElse(null), ways.explain());
    }

    private Side fix(Input input, Attempt attempt) {
        if (settings.hubVpcs().isEmpty()) {
            return skipped("the hub has no VPC of its own to route from");
        }
        policy.read();
        policy.requireReadable();
        String gateway = BadInput.require(input.gatewayId(), "gatewayId");
        List<Attachment> attached = attachments.of(gateway, settings.hubVpcs());
        if (!attached.isEmpty() && attached.stream().noneMatch(own -> reaches(own, input.segment()))) {
            return skipped("the segment of the hub's VPCs does not reach the segment " + input.segment());
        }
        List<Cidr> ranges = input.cidrs().stream().map(Cidr::of).toList();
        Fixed fixed = fixer.fix(attached, ranges, gateway, settings);
        return new Side(fixed.report(), input.crossing() == null || attached.isEmpty() ? Optional.empty()
                : Optional.of(trace(fixed, attached, input.crossing(), attempt, ranges)));
    }

    private static Side skipped(String why) {
        return new Side(new RouteReport("skipped", List.of(why)), Optional.empty());
    }

    /** From what was just read and written here, and what the gateway's tables were seen to say. */
    private Half trace(Fixed fixed, List<Attachment> own, Crossing crossing, Attempt attempt, List<Cidr> ranges) {
        Vpc far = Vpc.unseen(attempt.vpcId(), attempt.account(), ranges);
        return halves.trace(fixed, own, crossing.gateway(attempt.gatewayId(), own.getFirst().account(), own,
                Map.of(attempt.attachmentId(), far)), far);
    }

    private boolean reaches(Attachment own, String segment) {
        return policy.segments().reaches(policy.segmentOfHub(own.account()), BadInput.require(segment, "segment"));
    }

    /**
     * @param segment where they were placed
     * @param cidrs   the ranges that were placed
     * @param attempt what the execution was started with
     * @param began   when it was, as Step Functions writes it
     * @param spoke    what came back from the spoke
     * @param crossing what the gateway's tables say; null from an older version
     */
    public record Input(String gatewayId, String segment, List<String> cidrs, Attempt attempt, String began,
            Spoke spoke, Crossing crossing) {
    }

    /** @param half empty where no VPC of the hub has a part in it */
    private record Side(RouteReport report, Optional<Half> half) {
    }

    /**
     * @param sender the account that EventBridge names as the report's
     * @param status as the report has it
     * @param half   as the report has it; null from an older version
     * @param stackVersion what the report says, anything; null from an older version
     */
    public record Spoke(String sender, String status, Traced half, JsonNode stackVersion) {
        void tell(PeerVersion version, Attempt attempt) {
            version.hearSpoke(sender, attempt.account(), stackVersion);
        }

        boolean hasRouted(Attempt attempt) {
            return attempt.account().equals(sender) && "routed".equals(status);
        }
    }

    /**
     * @param status    as {@link RouteReport} has it, or {@code skipped}
     * @param findings  what people should look at, though both sides may be routed
     * @param connected whether both sides are routed now, and neither half is known or said to be cut or unknown
     * @param half      the trace of the hub's half; null where it has none
     * @param halves    both halves in words, and whose word each rests on
     */
    public record Output(String status, List<String> routes, List<String> findings, boolean connected, Traced half,
            String halves) {
    }
}
