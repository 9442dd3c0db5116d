package org.transithandshake.hub;

import org.transithandshake.aws.Attachment;
import org.transithandshake.policy.Decision;

/** Messages for people: what, where, why, and the command to run next. */
final class Notices {
    private Notices() {
    }

    static String reviewByFile(Attachment attachment, Decision decision) {
        return """
                The policy's file does not say yes to this request, so it stays pendingAcceptance until you decide.

                attachment  %s
                gateway     %s
                VPC         %s of account %s
                decision    %s

                To admit it:   aws ec2 accept-transit-gateway-vpc-attachment --transit-gateway-attachment-id %s
                To refuse it:  aws ec2 reject-transit-gateway-vpc-attachment --transit-gateway-attachment-id %s
                To have the policy decide, add a rule to its section admit; it is decided again at once.
                """.formatted(attachment.id(), attachment.gatewayId(), attachment.vpcId(), attachment.account(),
                decision.explain(), attachment.id(), attachment.id());
    }

    static String rejected(Attachment attachment, Decision decision) {
        return """
                The policy's file rejects this request, and so it is rejected. Nothing was connected.

                attachment  %s
                gateway     %s
                VPC         %s of account %s
                decision    %s

                To let it in, change the rule or exempt the VPC from it; then its account requests again.
                """.formatted(attachment.id(), attachment.gatewayId(), attachment.vpcId(), attachment.account(),
                decision.explain());
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
