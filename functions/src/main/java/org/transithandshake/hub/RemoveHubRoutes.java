package org.transithandshake.hub;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.aws.RouteFixer;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Takes back step ⑥ in the hub, when what was placed is refused: the routes to these very ranges in the tables of the
 * hub's own VPCs. A wider route stays, and so does one to a range that another attachment shows by now.
 */
public final class RemoveHubRoutes extends Step<RemoveHubRoutes.Input, RemoveHubRoutes.Output> {
    private final Attachments attachments;
    private final GatewayTables tables;
    private final RouteFixer fixer;
    private final Settings settings;

    public RemoveHubRoutes() {
        this(Aws.live(), Settings.live());
    }

    public RemoveHubRoutes(Aws aws, Settings settings) {
        super(Input.class);
        attachments = new Attachments(aws);
        tables = new GatewayTables(aws);
        fixer = new RouteFixer(aws);
        this.settings = settings;
    }

    @Override
    protected Output run(Input input) {
        Attempt attempt = BadInput.require(input.attempt(), "attempt");
        if (settings.hubVpcs().isEmpty()) {
            return new Output(List.of());
        }
        List<Cidr> placed = attempt.before().stream().map(Cidr::of).toList();
        Set<Cidr> others = attempt.place().propagateTo().stream()
                .flatMap(table -> tables.routesNear(table, placed, attempt.attachmentId()).stream())
                .filter(route -> !route.attachmentId().equals(attempt.attachmentId()))
                .map(RouteOwner::cidr).collect(Collectors.toSet());
        List<Cidr> gone = placed.stream().filter(range -> !others.contains(range)).toList();
        List<Attachment> attached = attachments.of(attempt.gatewayId(), settings.hubVpcs());
        return new Output(fixer.remove(attached, gone, attempt.gatewayId(), settings.writesRoutes()));
    }

    public record Input(Attempt attempt) {
    }

    /** @param routes a line for each route that was there */
    public record Output(List<String> routes) {
    }
}
