package org.transithandshake.hub;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Connections;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.TableUnreadable;
import org.transithandshake.policy.Decision;

/** Messages for people: what, where, why, and the command to run next. */
final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

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
                Or with a reason that is kept:  ./handshake approve %s --reason TEXT   (or reject)
                To have the policy decide, add a rule to its section admit; it is decided again at once.
                """.formatted(attachment.id(), attachment.gatewayId(), attachment.vpcId(), attachment.account(),
                decision.explain(), attachment.id(), attachment.id(), attachment.id());
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
                Or with a reason that is kept:  ./handshake approve %s --reason TEXT   (or reject)
                To admit the account from now on, add %s to AllowedAccounts and deploy the stack again.
                """.formatted(attachment.id(), attachment.gatewayId(), attachment.vpcId(), attachment.account(),
                decision.explain(), attachment.id(), attachment.id(), attachment.id(), attachment.account());
    }

    static String undecided(Attachment attachment, Decision decision) {
        return """
                Nobody decided about this request in the time that the policy's file gives, and so it is rejected.
                Nothing was connected.

                attachment  %s
                gateway     %s
                VPC         %s of account %s
                decision    %s

                To let it in, have its account request again, and admit it in time, by hand or by a rule.
                """.formatted(attachment.id(), attachment.gatewayId(), attachment.vpcId(), attachment.account(),
                decision.explain());
    }

    /** Without the attachment's id: whatever requests again and again is told of once. */
    static String refusedBefore(Attachment attachment, Decision decision, String policy) {
        return """
                The policy's file deletes what it refuses, this VPC was refused before under the same policy, and it
                was requested again. Such requests are rejected without a look, until the policy changes.

                VPC         %s of account %s
                policy      %s
                decision    %s

                To let it in, change its ranges or the policy. After a change of its ranges alone, remove the memory
                of the refusal from the table of connections: its key is the line 'refusal %s %s %s'.
                """.formatted(attachment.vpcId(), attachment.account(), policy, decision.explain(),
                attachment.account(), attachment.vpcId(), policy);
    }

    static String rejectedByHand(Attachment attachment, Person person) {
        return """
                A person rejected this request. Nothing was connected.

                attachment  %s
                gateway     %s
                VPC         %s of account %s
                by          %s
                """.formatted(attachment.id(), attachment.gatewayId(), attachment.vpcId(), attachment.account(), person);
    }

    static String inGrace(String attachmentId, String account, String vpcId, Connections.Grace grace) {
        return """
                This connection does not conform to the policy any more. It keeps its place until the time below; the
                first sweep after it cuts the connection, unless it conforms again by then.

                attachment  %s
                VPC         %s of account %s
                decision    %s
                cut at      %s

                To keep it, change the VPC or the policy before.
                """.formatted(attachmentId, vpcId, account, grace.why(), grace.cutAt());
    }

    /** Tells people once that the table does not answer. */
    static void tellUnreadable(Reports reports, TableUnreadable trouble) {
        LOG.warn("{}", trouble.getMessage());
        reports.tell("Transit Handshake: the table of connections does not answer", """
                Until it does, nobody is let in by it and nothing is cut for it: no time of grace begins or ends, and
                what depends on a refusal that may be remembered waits. Everything else goes on.

                Look whether the table is there:  aws dynamodb describe-table --table-name %s
                If it is not, deploy the stack again under another name, or restore the table.
                """.formatted(trouble.table()));
    }
}
