package org.transithandshake.hub;

import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Subject;
import org.transithandshake.policy.Policy;
import org.transithandshake.step.Settings;

/** {@code Mode=observe} for one request: tells people, once, what would become of it. */
final class Observation {
    private final Findings findings;
    private final Reports reports;
    private final boolean takesOver;

    Observation(Aws aws, Settings settings, Policy policy) {
        findings = new Findings(aws, settings, policy);
        reports = new Reports(aws, settings);
        takesOver = settings.takesOverDefaults();
    }

    String of(Attachment attachment, Gateway gateway) {
        if (!attachment.is("pendingAcceptance")) {
            return "the attachment is " + attachment.state() + "; what stands is not judged in observe";
        }
        String decision = gateway.doors().isEmpty() || takesOver ? findings.decision(attachment, gateway)
                : "do nothing about the request " + attachment.id() + ", because " + OpenGateway.explain(gateway);
        boolean told = reports.tell(Subject.OBSERVED_REQUEST.of(attachment.id()),
                "Mode is observe, so nothing was changed. With Mode=enforce the hub would " + decision
                        + "\nTo decide by hand: aws ec2 accept-transit-gateway-vpc-attachment, or"
                        + " reject-transit-gateway-vpc-attachment, --transit-gateway-attachment-id "
                        + attachment.id() + "\n");
        return (told ? "told: " : "told before: ") + decision;
    }
}
