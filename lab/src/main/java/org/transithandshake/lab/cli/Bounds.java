package org.transithandshake.lab.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Whole numbers that an option takes. */
final class Bounds {
    private Bounds() {
    }

    static void requireWithin(CommandSpec spec, String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(spec.commandLine(),
                    "Invalid value for option '" + option + "': expected " + least + " to " + most + ", got " + value);
        }
    }
}
