package org.transithandshake.lab.states;

import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.EventSink;
import org.transithandshake.lab.api.Functions;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.time.Timeline;

/** What state machines need of the rest of the lab. */
public record Neighbours(Timeline time, Journal journal, Authorizer authorizer, EventSink events, Functions functions,
        Integrations integrations, Switches switches) {
}
