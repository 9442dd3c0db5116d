package org.transithandshake.hub;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Fixed;
import org.transithandshake.aws.Halves;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.RouteFixer;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Finding;
import org.transithandshake.path.Half;
import org.transithandshake.path.Verdict;
import org.transithandshake.path.Vpc;
import org.transithandshake.routing.Change;
import org.transithandshake.routing.RouteReport;
import org.transithandshake.step.Settings;

/** The routes of the hub's own VPCs, as a sweep sees them. */
final class HubRoutes {
    private final RouteFixer fixer;
    private final Halves halves;
    private final Reports reports;
    private final Settings settings;

    HubRoutes(Aws aws, Settings settings) {
        fixer = new RouteFixer(aws);
        halves = new Halves(aws);
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
        Fixed fixed = fixer.change(own, wanted.keySet().stream().sorted().toList(), gateway,
                settings.writesRoutes());
        List<Change> amiss = fixed.needed().stream().filter(change -> !(change instanceof Change.Present)).toList();
        RouteReport report = RouteReport.forPeople(amiss, gateway, settings.writesRoutes());
        if (!report.routes().isEmpty()) {
            reports.tell("Transit Handshake: routes of the hub need a person",
                    String.join("\n", report.routes()) + "\n");
        }
        List<Attachment> mended = amiss.stream().filter(change -> !change.needsPerson())
                .map(change -> wanted.get(change.destination())).distinct().toList();
        if (!mended.isEmpty() && settings.writesRoutes()) {
            trace(survey, fixed, own, mended);
        }
        return mended;
    }

    /** A repair is traced like a connection; what was not repaired was traced when it was made. */
    private void trace(Survey survey, Fixed fixed, List<Attachment> own, List<Attachment> mended) {
        Map<Cidr, Attachment> wanted = survey.reachedFromHub();
        Map<String, Vpc> far = new TreeMap<>();
        mended.forEach(one -> far.put(one.id(), Vpc.unseen(one.vpcId(), one.account(), wanted.entrySet().stream()
                .filter(range -> range.getValue().equals(one)).map(Map.Entry::getKey).sorted().toList())));
        Half half = halves.trace(fixed, own, Crossing.of(survey.associations(), survey.routes())
                .gateway(survey.gateway().id(), survey.gateway().owner(), own, far), far.values());
        if (half.verdict() != Verdict.YES) {
            reports.tell("Transit Handshake: ways of the hub are not sound", "Routes of the hub were mended, and the"
                    + " ways between its VPCs and " + far.keySet() + " traced:\n\n"
                    + half.findings().stream().map(Finding::line).collect(Collectors.joining("\n")) + "\n");
        }
    }
}
