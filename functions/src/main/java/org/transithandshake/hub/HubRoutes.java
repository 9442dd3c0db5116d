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
import org.transithandshake.aws.Subject;
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
     * What a sweep saw of the hub's ways.
     *
     * @param mended the attachments to which a route was missing: their ranges may be new
     * @param sound  those to which the hub's half passes
     */
    record Look(List<Attachment> mended, List<Attachment> sound) {
    }

    /**
     * Writes the routes that are missing, and tells people once of those that it may not write. Then it follows the
     * ways over all of them, for a network ACL may have changed since a connection was made.
     */
    Look mend(Survey survey) {
        Map<Cidr, Attachment> wanted = survey.reachedFromHub();
        List<Attachment> own = survey.attachments().stream()
                .filter(one -> settings.hubVpcs().contains(one.vpcId())).toList();
        if (own.isEmpty() || wanted.isEmpty()) {
            return new Look(List.of(), List.of());
        }
        String gateway = survey.gateway().id();
        Fixed fixed = fixer.change(own, wanted.keySet().stream().sorted().toList(), gateway,
                settings.writesRoutes());
        List<Change> amiss = fixed.needed().stream().filter(change -> !(change instanceof Change.Present)).toList();
        RouteReport report = RouteReport.forPeople(amiss, gateway, settings.writesRoutes());
        if (!report.routes().isEmpty()) {
            reports.tell(Subject.HUB_ROUTES.of(),
                    String.join("\n", report.routes()) + "\n");
        }
        List<Attachment> mended = amiss.stream().filter(change -> !change.needsPerson())
                .map(change -> wanted.get(change.destination())).distinct().toList();
        return new Look(mended, trace(survey, fixed, own, report));
    }

    /** @param report of what people heard already */
    private List<Attachment> trace(Survey survey, Fixed fixed, List<Attachment> own, RouteReport report) {
        Map<Cidr, Attachment> wanted = survey.reachedFromHub();
        List<Attachment> others = wanted.values().stream().distinct().toList();
        Map<String, Vpc> far = new TreeMap<>();
        others.forEach(one -> far.put(one.id(), Vpc.unseen(one.vpcId(), one.account(), wanted.entrySet().stream()
                .filter(range -> range.getValue().equals(one)).map(Map.Entry::getKey).sorted().toList())));
        Map<String, Half> traced = halves.byFar(fixed, own, Crossing.of(survey.associations(), survey.routes())
                .gateway(survey.gateway().id(), survey.gateway().owner(), own, far), far.values());
        tell(Half.together(traced.values()), report);
        return others.stream().filter(one -> Traced.of(traced.get(one.vpcId())).isSound()).toList();
    }

    private void tell(Half half, RouteReport report) {
        List<String> news = half.findings().stream().filter(finding -> !report.leaves(finding.resource()))
                .map(Finding::line).toList();
        if (half.verdict() != Verdict.YES && !news.isEmpty()) {
            reports.tell(Subject.HUB_WAYS.of(), "The ways between the hub's VPCs and the attached ones were"
                    + " traced in this account:\n\n" + String.join("\n", news) + "\n");
        }
    }
}
