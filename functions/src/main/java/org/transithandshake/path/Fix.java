package org.transithandshake.path;

import java.util.Optional;

/**
 * What to do about a finding.
 *
 * @param advice  a sentence
 * @param command the AWS CLI command for it, to be run in the finding's account; empty if no single command does it
 * @param safety  whether a person should think first
 */
public record Fix(String advice, Optional<String> command, Safety safety) {

    /** Whether a fix can hurt. */
    public enum Safety {
        /** It reads only, or adds what no present traffic can meet. */
        SAFE,
        /** It may change where present traffic goes, open a way that was closed on purpose, or replace something. */
        REVIEW
    }

    static Fix safe(String advice, String command) {
        return new Fix(advice, Optional.of(command), Safety.SAFE);
    }

    static Fix review(String advice, String command) {
        return new Fix(advice, Optional.of(command), Safety.REVIEW);
    }

    static Fix advice(String advice) {
        return new Fix(advice, Optional.empty(), Safety.REVIEW);
    }
}
