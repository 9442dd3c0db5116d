package org.transithandshake.lab.ec2;

/** What EC2 asks RAM. */
@FunctionalInterface
public interface Sharing {
    /** Whether the resource is shared with the account and the share has become visible there. */
    boolean visible(String account, String resourceArn);

    /** Whether the account can also work with what it sees. */
    default boolean usable(String account, String resourceArn) {
        return visible(account, resourceArn);
    }
}
