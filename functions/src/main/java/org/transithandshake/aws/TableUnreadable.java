package org.transithandshake.aws;

/** The table of connections does not answer: whoever would decide by it decides nothing. */
public final class TableUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String table;

    TableUnreadable(String table, Throwable cause) {
        super("the table " + table + " cannot be read or written: " + cause.getMessage(), cause);
        this.table = table;
    }

    public String table() {
        return table;
    }
}
