package org.transithandshake.hub;

import java.util.List;
import java.util.Map;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.RouteFixer;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.routing.Change;
import org.transithandshake.routing.RouteReport;
import org.transithandshake.step.Settings;

/** The routes of the hub's own VPCs, as a sweep sees them. */
final class HubRoutes {
    private final RouteFixer fixer;
    private final Reports reports;
    private final Settings settings;

    HubRoutes(Aws aws, Settings settings) {
        fixer = new RouteFixer(aws);
        reports = new Reports(aws, settings);
        this.settings = settings;
    }

    /**
     * Writes the routes that are missing, and tells people once of those that it may not write.
     *
     * @return the attachments to which a route was missing: their ranges may be new
     */
    List<Attachment> mend(Survey survey) {
        Map<Cidr, Attachment> wanted = survey.reachedFromHub();
        List<Attachment> own = survey.attachments().stream()
                .filter(one -> settings.hubVpcs().contains(one.vpcId())).toList();
        if (own.isEmpty() || wanted.isEmpty()) {
            return List.of();
        }
        String gateway = survey.gateway().id();
        List<Change> amiss = fixer.apply(own, wanted.keySet().stream().sorted().toList(), gateway,
                settings.writesRoutes()).stream().filter(change -> !(change instanceof Change.Present)).toList();
        RouteReport report = RouteReport.forPeople(amiss, gateway, settings.writesRoutes());
        if (!report.routes().isEmpty()) {
            reports.tell("Transit Handshake: routes of the hub need a person",
                    String.join("\n", report.routes()) + "\n");
        }
        return amiss.stream().filter(change -> !(change instanceof Change.Conflict))
                .map(change -> wanted.get(change.destination())).distinct().toList();
    }
}
