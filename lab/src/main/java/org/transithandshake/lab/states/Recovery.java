package org.transithandshake.lab.states;

import java.util.List;

/** What a state does about errors: first Retry, then Catch. */
record Recovery(List<Retrier> retriers, List<Catcher> catchers) {
    /** One entry of Catch. */
    record Catcher(ErrorMatch errors, Exit exit) {
    }
}
