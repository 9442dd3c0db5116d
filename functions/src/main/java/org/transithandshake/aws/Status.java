package org.transithandshake.aws;

/**
 * What became of a request: the tag {@link Tags#STATUS} of its attachment, its item in the table of connections, and
 * the end of an execution of {@code connect}, by the same words.
 */
public final class Status {
    /** Placed, proven and routed on both sides. An attempt that ends so leaves no tag. */
    public static final String CONNECTED = "Connected";
    /** It has its place, but a side lacks routes or its way is cut. */
    public static final String ROUTES_MISSING = "RoutesMissing";
    /** It does not conform any more, and keeps its place for the time that the policy gives it. */
    public static final String IN_GRACE = "InGrace";
    /** The policy says no: no place, though the attachment may stand. */
    public static final String REFUSED = "Refused";
    /** The policy does not say yes, and a person has been asked. */
    public static final String UNDER_REVIEW = "UnderReview";
    /** The request was rejected, by a rule or a person, and EC2 ends the attachment. */
    public static final String REJECTED = "Rejected";
    /** The attempt could not do its work. */
    public static final String FAILED = "Failed";
    /** The attempt was cut by its time limit. */
    public static final String TIMED_OUT = "TimedOut";
    /** A person stopped the attempt. */
    public static final String STOPPED = "Stopped";

    private Status() {
    }
}
