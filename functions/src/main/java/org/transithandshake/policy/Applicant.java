package org.transithandshake.policy;

/**
 * Who asks for a connection, as EC2 tells it: nothing here is a claim of the spoke.
 *
 * @param account owner of the VPC
 * @param subnets how many the attachment is in; negative if that is not known
 */
public record Applicant(String account, String vpcId, int subnets) {
    /** Nobody that is known. */
    public static Applicant unknown() {
        return new Applicant("", "", -1);
    }
}
