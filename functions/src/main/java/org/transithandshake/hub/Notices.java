package org.transithandshake.hub;

import org.transithandshake.aws.Attachment;
import org.transithandshake.policy.Decision;

/** Messages for people: what, where, why, and the command to run next. */
final class Notices {
    private Notices() {
    }

    static String unlisted(Attachment attachment) {
        return """
                Somebody accepted this attachment by hand, or its account was taken out of AllowedAccounts since.

                attachment  %s
                gateway     %s
                VPC         %s of account %s

                To keep it:  add %s to AllowedAccounts and deploy the stack again.
                To end it:   aws ec2 delete-transit-gateway-vpc-attachment --transit-gateway-attachment-id %s
                """.formatted(attachment.id(), attachment.gatewayId(), attachment.vpcId(), attachment.account(),
                attachment.account(), attachment.id());
    }

    static String review(Attachment attachment, Decision decision) {
        return """
                The policy does not say yes to this request, so it stays pendingAcceptance until you decide.

                attachment  %s
                gateway     %s
                VPC         %s of account %s
                decision    %s

                To admit it:   aws ec2 accept-transit-gateway-vpc-attachment --transit-gateway-attachment-id %s
                To refuse it:  aws ec2 reject-transit-gateway-vpc-attachment --transit-gateway-attachment-id %s
                To admit the account from now on, add %s to AllowedAccounts and deploy the stack again.
                """.formatted(attachment.id(), attachment.gatewayId(), attachment.vpcId(), attachment.account(),
                decision.explain(), attachment.id(), attachment.id(), attachment.account());
    }
}
