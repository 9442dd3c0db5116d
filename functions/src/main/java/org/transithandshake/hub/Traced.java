package org.transithandshake.hub;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.path.Code;
import org.transithandshake.path.Half;
import org.transithandshake.path.Verdict;

/**
 * The trace of a half in brief, as one account tells the other.
 *
 * @param verdict a {@link Verdict}; what is none counts as unknown
 * @param codes   of its findings
 */
record Traced(String verdict, List<String> codes) {
    Traced {
        codes = codes == null ? List.of() : List.copyOf(codes);
    }

    static Traced of(Half half) {
        return new Traced(half.verdict().name(), half.codes().stream().map(Code::name).toList());
    }

    /** Whether it may be part of a connection. */
    @JsonIgnore
    boolean isSound() {
        return Set.of(Verdict.YES, Verdict.PARTLY).contains(read());
    }

    @JsonIgnore
    boolean isPartial() {
        return read() == Verdict.PARTLY;
    }

    String explain() {
        List<String> known = codes.stream().filter(code -> codeOf(code).isPresent()).toList();
        return switch (read()) {
            case YES -> "passes";
            case PARTLY -> "passes in part" + because(known);
            case NO -> "does not pass" + because(known);
            case UNKNOWN -> "is unknown" + because(known);
        };
    }

    private static String because(List<String> known) {
        return known.isEmpty() ? "" : " (" + String.join(", ", known) + ")";
    }

    /** The word of another account is not trusted to be one. */
    private Verdict read() {
        return Arrays.stream(Verdict.values()).filter(some -> some.name().equals(verdict)).findFirst()
                .orElse(Verdict.UNKNOWN);
    }

    private static Optional<Code> codeOf(String text) {
        return Arrays.stream(Code.values()).filter(code -> code.name().equals(text)).findFirst();
    }
}
