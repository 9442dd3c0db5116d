package org.transithandshake.checkup;

/** What a check found. */
public enum Verdict {
    OK,
    PROBLEM,
    /** It could not be read, or what was read does not tell. */
    UNKNOWN
}
