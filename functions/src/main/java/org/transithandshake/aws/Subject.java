package org.transithandshake.aws;

/**
 * The first lines of what functions tell people. Each has its row in docs/messages.md, which says what it means and
 * what to do, and the test that reaches it. What stands in angle brackets differs from message to message.
 */
public enum Subject {
    REVIEW_REQUEST("review a request of account <account>"),
    REJECTED_REQUEST("rejected a request of account <account>"),
    UNDECIDED_REQUEST("nobody decided about a request of account <account>"),
    REFUSED_BEFORE("rejected again what account <account> requested"),
    REJECTED_BY_HAND("a person rejected a request of account <account>"),
    ENDED("<status> <attachment> of <account>"),
    WILL_BE_CUT("a connection of account <account> will be cut"),
    TABLE_UNREADABLE("the table of connections does not answer"),
    HUB_ROUTES("routes of the hub need a person"),
    HUB_WAYS("ways of the hub are not sound"),
    STATIC_ROUTES("static routes of segments need a person"),
    PREFIX_LISTS("prefix lists of segments need a person"),
    OBSERVED("what the hub would do"),
    OBSERVED_REQUEST("what the hub would do with <attachment>"),
    OTHER_OPTIONS("<gateway> has other options than the stack asks for"),
    NO_GATEWAY("the gateway to adopt is not there"),
    OPEN_GATEWAY("the gateway lets VPCs in by itself"),
    REVIEW_INVITATION("review an invitation of account <account>"),
    REJECTED_INVITATION("rejected an invitation of account <account>"),
    PENDING_INVITATION("an invitation of the hub is not accepted"),
    SHARE_NOT_ACCEPTED("a share of account <account> is not what the policy accepts"),
    HUB_SHARES_MORE("the hub shares more than its gateway"),
    NO_ATTACHMENT("<VPC> has no attachment"),
    VPC_ROUTES("routes of <VPC> need a person"),
    ROUTES("routes need a person"),
    LIST_LEADS_TOO_FAR("the hub's prefix list leads too far"),
    WAY("the way of <VPC> <verdict>"),
    POLICY_FAULTS("the policy <name> cannot be used as it stands"),
    ORGANIZATION_UNREADABLE("the organization cannot be read"),
    CHECKED_ACCOUNT("look at account <account>"),
    OTHER_VERSION("the stack of account <account> has another version"),
    LEFT_BEHIND("the stack goes, and something stays");

    private static final String SENDER = "Transit Handshake: ";
    /** SNS takes subjects of up to 100 characters (Publish, API Reference). */
    private static final int LONGEST = 100;
    private final String form;

    Subject(String form) {
        this.form = SENDER + form;
    }

    /** With its variable parts as they stand in the documents. */
    public String form() {
        return form;
    }

    /** @param facts for the variable parts, in their order; what is too long for SNS is cut */
    public String of(String... facts) {
        String subject = form.replaceAll("<\\w+>", "%s").formatted((Object[]) facts);
        return subject.length() <= LONGEST ? subject : subject.substring(0, LONGEST - 1);
    }
}
