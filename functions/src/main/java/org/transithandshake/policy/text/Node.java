package org.transithandshake.policy.text;

import java.util.List;

/**
 * A value of a text. Scalars keep the characters that were written, so that an account id with a leading zero stays one
 * (YAML 1.1 would read {@code 012345670123} as an octal number).
 */
public sealed interface Node {
    Position at();

    /** A word, number or quoted text; an empty one is {@code key:} with nothing behind it. */
    record Scalar(Position at, String text) implements Node {
    }

    /** A list. */
    record Sequence(Position at, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Members in the order of the text; keys are unique. */
    record Mapping(Position at, List<Member> members) implements Node {
        public Mapping {
            members = List.copyOf(members);
        }
    }

    /** One member of a mapping. */
    record Member(Scalar key, Node value) {
    }

    /** What it is, for a sentence. */
    default String kind() {
        return switch (this) {
            case Scalar scalar -> scalar.text().isEmpty() ? "nothing" : "'" + scalar.text() + "'";
            case Sequence ignored -> "a list";
            case Mapping ignored -> "a mapping";
        };
    }
}
