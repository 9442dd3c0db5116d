package org.transithandshake.path;

/** Whether the inside of a thing could be read, which another account's permissions may forbid. */
public enum Sight {
    /** Everything inside is listed; what is not listed does not exist. */
    SEEN,
    /** The lists hold what is known, and nothing follows from what they lack. */
    UNSEEN
}
