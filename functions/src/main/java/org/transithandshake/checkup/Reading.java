package org.transithandshake.checkup;

import java.util.function.Function;

/** One thing that was to be read of an account: its value, or why it could not be read. */
public sealed interface Reading<T> {
    record Known<T>(T value) implements Reading<T> {
    }

    record Unknown<T>(String why) implements Reading<T> {
    }

    /** The line of a check: what the value says, or that nobody knows. */
    default Line line(String what, String cureIfUnknown, Function<T, Line> check) {
        return switch (this) {
            case Known<T>(T value) -> check.apply(value);
            case Unknown<T>(String why) -> new Line(what, Verdict.UNKNOWN, why, cureIfUnknown);
        };
    }
}
