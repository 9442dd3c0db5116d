package org.transithandshake.path;

/** Whether an option is on, as far as it is known. */
public enum Support {
    ENABLED,
    DISABLED,
    UNKNOWN
}
