package org.transithandshake.hub;

import java.util.List;
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

/** Step ⑥ in the hub: the placed ranges in the tables of the hub's own VPCs. */
public final class FixHubRoutes extends Step<FixHubRoutes.Input, RouteReport> {
    private final Attachments attachments;
    private final RouteFixer fixer;
    private final Settings settings;
    private final Policy policy;

    public FixHubRoutes() {
        this(Aws.live(), Settings.live());
    }

    public FixHubRoutes(Aws aws, Settings settings) {
        super(Input.class);
        attachments = new Attachments(aws);
        fixer = new RouteFixer(aws);
        this.settings = settings;
        policy = settings.policy();
    }

    @Override
    protected RouteReport run(Input input) {
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
     */
    public record Input(String gatewayId, String segment, List<String> cidrs) {
    }
}
