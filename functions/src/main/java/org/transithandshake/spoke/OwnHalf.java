package org.transithandshake.spoke;

import java.util.List;
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
        Gateway gateway = Gateway.unseen(own.gatewayId(), settings.hubAccount(),
                List.of(Halves.attachment(own, Optional.empty())));
        return halves.trace(fixed, List.of(own), gateway,
                List.of(Vpc.unseen(THERE, settings.hubAccount(), destinations)), fixed.leftOut(choice));
    }

    /** The hub hears the codes only, so this account's people are the ones to be told; each set of findings once. */
    void tell(Attachment own, RouteReport report, Half half, List<Cidr> destinations) {
        List<String> news = half.findings().stream().filter(finding -> !isSaidBy(report, finding)).map(Finding::line)
                .toList();
        if (half.verdict() != Verdict.YES && !news.isEmpty()) {
            reports.tell(Subject.WAY.of(own.vpcId(), word(half.verdict())),
                    news.stream().collect(Collectors.joining("\n", "Traced in this account, between " + own.vpcId()
                            + " and " + destinations + " by " + own.id() + ":\n\n", "\n")));
        }
    }

    /** A table whose routes were left alone, or are for people to write, has its lines in the report. */
    private static boolean isSaidBy(RouteReport report, Finding finding) {
        return !report.status().equals("routed")
                && report.routes().stream().anyMatch(line -> line.startsWith(finding.resource() + ": "));
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
