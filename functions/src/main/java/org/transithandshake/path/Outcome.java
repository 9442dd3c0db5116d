package org.transithandshake.path;

/** How one direction of a flow ends. */
public enum Outcome {
    REACHED,
    /** Something on the way certainly drops it. */
    DROPPED,
    /** Nothing that is known drops it, but not all of the way is known. */
    UNKNOWN
}
