package org.transithandshake.path;

/**
 * A reason why a packet is dropped, or why that cannot be said.
 *
 * @param code     what kind
 * @param account  the account to act in
 * @param resource the id of the resource at fault, or the address if it belongs to none
 * @param why      a sentence
 * @param fix      what to do
 */
public record Finding(Code code, String account, String resource, String why, Fix fix) {

    /** Stands in {@link #account} where nothing tells the account. */
    public static final String NO_ACCOUNT = "unknown";

    /** In one line, the command last. */
    public String line() {
        return code + ": " + why + " " + fix.advice() + fix.command().map(command -> " " + command).orElse("");
    }
}
