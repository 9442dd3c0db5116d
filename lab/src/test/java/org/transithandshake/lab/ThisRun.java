package org.transithandshake.lab;

import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.api.Switches.Overlap;

/**
 * The end of the switches that this run of the tests is at: {@code -Dlab.end=quiet}, or {@code loud}. The build runs
 * the scenarios once at each. A test that is about one end, or sets the switches itself, is {@link AtItsOwnEnd}.
 */
public final class ThisRun {
    private static final LabSetup END = switch (System.getProperty("lab.end", "quiet")) {
        case "quiet" -> LabSetup.quiet();
        case "loud" -> LabSetup.loud();
        case String other -> throw new IllegalArgumentException(
                "-Dlab.end=" + other + " is no end of the switches; it is quiet or loud");
    };

    private ThisRun() {
    }

    public static LabSetup setup() {
        return END;
    }

    /** For what comes out differently under each reading of AWS's rule: this one, and the rest as in this run. */
    public static LabSetup setup(Overlap overlap) {
        return END.with(END.switches().with(overlap));
    }

    public static Switches switches() {
        return END.switches();
    }

    /** Whether copies of events arrive, and AWS differs from what we assume. */
    public static boolean isLoud() {
        return END.switches().equals(Switches.loud());
    }

    /** What is expected at the end of this run. */
    public static <T> T expects(T quiet, T loud) {
        return isLoud() ? loud : quiet;
    }
}
