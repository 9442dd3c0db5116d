package org.transithandshake.lab.cli;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers, refused without a word of Java. */
final class Numbers {
    private Numbers() {
    }

    static void register(CommandLine line) {
        line.registerConverter(int.class, converter(Integer::valueOf))
                .registerConverter(Integer.class, converter(Integer::valueOf))
                .registerConverter(long.class, converter(Long::valueOf));
    }

    private static <N> ITypeConverter<N> converter(Function<String, N> parse) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("expected a whole number, got " + text);
            }
        };
    }
}
