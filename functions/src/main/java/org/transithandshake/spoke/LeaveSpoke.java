package org.transithandshake.spoke;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.ListRouteFixer;
import org.transithandshake.aws.SpokePolicy;
import org.transithandshake.aws.Tags;
import org.transithandshake.aws.VpcRoutes;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.leave.Leaving;
import org.transithandshake.step.Settings;

/**
 * Leaving by agreement, in a spoke: for each attachment to the hub's gateway first the routes to our destinations, then
 * the attachment itself if we requested it. One that somebody else requested is theirs to delete.
 */
public final class LeaveSpoke extends Leaving {
    private final Gateways gateways;
    private final Attachments attachments;
    private final VpcRoutes routes;
    private final ListRouteFixer lists;
    private final SpokePolicy policy;
    private final Settings settings;

    public LeaveSpoke() {
        this(Aws.live(), Settings.live());
    }

    public LeaveSpoke(Aws aws, Settings settings) {
        super(aws, settings);
        gateways = new Gateways(aws);
        attachments = new Attachments(aws);
        routes = new VpcRoutes(aws);
        lists = new ListRouteFixer(aws, settings);
        policy = new SpokePolicy(aws, settings);
        this.settings = settings;
    }

    @Override
    protected List<Act> acts() {
        policy.read();
        Set<String> shared = gateways.sharedBy(settings.hubAccount()).stream().map(Gateway::id)
                .collect(Collectors.toSet());
        return attachments.everywhere().stream()
                .filter(one -> isRequestedByUs(one) || shared.contains(one.gatewayId()))
                .map(one -> new Act("the connection of " + one.vpcId() + " by " + one.id(), () -> leave(one)))
                .toList();
    }

    private boolean isRequestedByUs(Attachment one) {
        return settings.hubAccount().equals(one.tags().get(Tags.HUB));
    }

    private void leave(Attachment one) {
        Set<Cidr> destinations = new HashSet<>(policy.routes().destinations());
        destinations.addAll(policy.withdrawn());
        routes.all(one.vpcId()).forEach(table -> table.routes().stream()
                .filter(route -> route.target().equals(one.gatewayId())
                        && destinations.contains(route.destination()))
                .forEach(route -> routes.remove(table.id(), route.destination())));
        if (settings.routesByList() || policy.isFile()) {
            lists.leave(one);
        }
        if (isRequestedByUs(one)) {
            attachments.delete(one.id());
        }
    }
}
