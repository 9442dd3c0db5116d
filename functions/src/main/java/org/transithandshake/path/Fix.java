package org.transithandshake.path;

import java.util.Optional;

/**
 * What to do about a finding.
 *
 * @param advice  a sentence
 * @param command the AWS CLI command for it, to be run in the finding's account; empty if no single command does it
 * @param safety  whether a person should think first
 * @param waits   EC2 refuses the command until a fix of another finding has taken effect: look again after that one
 */
public record Fix(String advice, Optional<String> command, Safety safety, boolean waits) {

    /** Whether a fix can hurt. */
    public enum Safety {
        /** It reads only, or adds what no present traffic can meet. */
        SAFE,
        /** It may change where present traffic goes, open a way that was closed on purpose, or replace something. */
        REVIEW
    }

    static Fix safe(String advice, String command) {
        return new Fix(advice, Optional.of(command), Safety.SAFE, false);
    }

    static Fix review(String advice, String command) {
        return new Fix(advice, Optional.of(command), Safety.REVIEW, false);
    }

    static Fix advice(String advice) {
        return new Fix(advice, Optional.empty(), Safety.REVIEW, false);
    }

    /** The same, to be done once something else is so. */
    Fix once(String condition) {
        return new Fix(advice.substring(0, advice.length() - 1) + ", once " + condition + ".", command, safety, true);
    }
}
