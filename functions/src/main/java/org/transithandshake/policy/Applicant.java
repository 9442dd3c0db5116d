package org.transithandshake.policy;

import java.util.Optional;

/**
 * Who asks for a connection, as AWS tells it: nothing here is a claim of the spoke.
 *
 * @param account    owner of the VPC
 * @param subnets    how many the attachment is in; negative if that is not known
 * @param membership the account's place in the organization, if that was read
 * @param requester  ARN of the IAM user or role that requested the attachment, if AWS has told it
 */
public record Applicant(String account, String vpcId, int subnets, Membership membership,
        Optional<String> requester) {
    /** One of whose organization nothing is known. */
    public Applicant(String account, String vpcId, int subnets) {
        this(account, vpcId, subnets, Membership.unknown(), Optional.empty());
    }

    /** Nobody that is known. */
    public static Applicant unknown() {
        return new Applicant("", "", -1);
    }

    public Applicant in(Membership place) {
        return new Applicant(account, vpcId, subnets, place, requester);
    }

    public Applicant requestedBy(Optional<String> arn) {
        return new Applicant(account, vpcId, subnets, membership, arn);
    }
}
