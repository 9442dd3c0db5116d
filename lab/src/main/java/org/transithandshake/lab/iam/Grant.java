package org.transithandshake.lab.iam;

/**
 * One action pattern in one allowing statement of one role: the smallest thing that can be taken away from it.
 *
 * @param role      the role's ARN
 * @param policy    the inline policy's name or the managed policy's ARN
 * @param statement the statement's place in its policy, from 0
 * @param action    the pattern as written, such as {@code ec2:Describe*}, or {@code NotAction}
 */
public record Grant(String role, String policy, int statement, String action) {
}
