package org.transithandshake.path;

/**
 * A decision on the way.
 *
 * @param account  the owner of the resource that decided
 * @param resource its id
 * @param what     by which entry it decided what, as a sentence
 */
public record Hop(String account, String resource, String what) {
}
