package org.transithandshake.policy.text;

/** Where something stands in a text; line and column count from 1. */
public record Position(int line, int column) implements Comparable<Position> {
    static final Position START = new Position(1, 1);

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
