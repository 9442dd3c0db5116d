package org.transithandshake.spoke;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Fixed;
import org.transithandshake.aws.Halves;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Subject;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Finding;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.Half;
import org.transithandshake.path.Verdict;
import org.transithandshake.path.Vpc;
import org.transithandshake.routing.RouteReport;
import org.transithandshake.routing.TableChoice;
import org.transithandshake.step.Settings;

/** A spoke's half of a connection: the ways between its VPC's subnets and the gateway, there and back. */
final class OwnHalf {
    /** What the hub's VPCs are called, as a spoke does not know them. */
    private static final String THERE = "vpc-of-the-hub";

    private final Halves halves;
    private final Reports reports;
    private final Settings settings;

    OwnHalf(Aws aws, Settings settings) {
        halves = new Halves(aws);
        reports = new Reports(aws, settings);
        this.settings = settings;
    }

    /** @param choice subnets behind tables that it leaves out are not meant to reach anything */
    Half trace(Fixed fixed, Attachment own, List<Cidr> destinations, TableChoice choice) {
        return trace(fixed, List.of(own), own.gatewayId(), destinations, choice).get(own.id());
    }

    /** A sweep's look at all VPCs whose routes stand: what has been told when they were written is not told again. */
    void look(Fixed fixed, List<Attachment> own, String gatewayId, List<Cidr> destinations, TableChoice choice) {
        Map<String, Half> traced = trace(fixed, own, gatewayId, destinations, choice);
        own.forEach(one -> tell(one, fixed.report(), traced.get(one.id()), destinations));
    }

    private Map<String, Half> trace(Fixed fixed, List<Attachment> own, String gatewayId, List<Cidr> destinations,
            TableChoice choice) {
        Gateway gateway = Gateway.unseen(gatewayId, settings.hubAccount(),
                own.stream().map(one -> Halves.attachment(one, Optional.empty())).toList());
        return halves.byOwn(fixed, own, gateway, Vpc.unseen(THERE, settings.hubAccount(), destinations),
                fixed.leftOut(choice));
    }

    /** The hub hears the codes only, so this account's people are the ones to be told; each set of findings once. */
    void tell(Attachment own, RouteReport report, Half half, List<Cidr> destinations) {
        List<String> news = half.findings().stream().filter(finding -> !report.leaves(finding.resource()))
                .map(Finding::line).toList();
        if (half.verdict() != Verdict.YES && !news.isEmpty()) {
            reports.tell(Subject.WAY.of(own.vpcId(), word(half.verdict())),
                    news.stream().collect(Collectors.joining("\n", "Traced in this account, between " + own.vpcId()
                            + " and " + destinations + " by " + own.id() + ":\n\n", "\n")));
        }
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case YES -> "passes";
            case PARTLY -> "is cut in part";
            case NO -> "is cut";
            case UNKNOWN -> "is not fully known";
        };
    }
}
