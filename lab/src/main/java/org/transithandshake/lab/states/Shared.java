package org.transithandshake.lab.states;

import java.util.random.RandomGenerator;
import org.transithandshake.lab.time.Timeline;

/** What all executions of a lab have in common. */
record Shared(Neighbours around, QueryFunctions functions, Ids ids, RandomGenerator jitter, Callbacks callbacks,
        Coverage coverage) {
    static Shared of(Neighbours around) {
        Timeline time = around.time();
        Ids ids = new Ids(time.random("states-ids"));
        return new Shared(around, new QueryFunctions(time, ids), ids, time.random("states-jitter"),
                new Callbacks(time, ids), new Coverage());
    }

    Timeline time() {
        return around.time();
    }
}
