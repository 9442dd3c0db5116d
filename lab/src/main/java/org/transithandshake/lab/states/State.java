package org.transithandshake.lab.states;

import java.util.List;
import java.util.Optional;

/** The states of the Amazon States Language, as far as JSONata machines have them. Absent fields are empty. */
sealed interface State {
    String name();

    /** The Type field, which also begins the names of its history events. */
    String type();

    /** A state whose errors can be retried and caught. */
    sealed interface Fallible extends State {
        Recovery recovery();

        Exit exit();
    }

    /** @param arguments an empty object where the field is absent */
    record Task(String name, Resource resource, Template arguments, Optional<Template> timeout,
            Optional<Template> heartbeat, Recovery recovery, Exit exit) implements Fallible {
        @Override
        public String type() {
            return "Task";
        }
    }

    /** @param items empty: the input is the list; {@code selector} empty: the item is the input of its child */
    record ForEach(String name, Flow processor, Optional<Template> items, Optional<Template> selector,
            Template concurrency, Recovery recovery, Exit exit) implements Fallible {
        @Override
        public String type() {
            return "Map";
        }
    }

    /** @param arguments what every branch gets as its input, else it is the state's */
    record Parallel(String name, List<Flow> branches, Optional<Template> arguments, Recovery recovery, Exit exit)
            implements Fallible {
        @Override
        public String type() {
            return "Parallel";
        }
    }

    /** @param otherwise the Default with the state's own Assign and Output */
    record Choice(String name, List<Rule> rules, Optional<Exit> otherwise) implements State {
        /** Takes its exit when the condition is true. */
        record Rule(Template condition, Exit exit) {
        }

        @Override
        public String type() {
            return "Choice";
        }
    }

    /** @param relative whether {@code until} is Seconds, else it is a Timestamp */
    record Wait(String name, Template until, boolean relative, Exit exit) implements State {
        @Override
        public String type() {
            return "Wait";
        }
    }

    record Pass(String name, Exit exit) implements State {
        @Override
        public String type() {
            return "Pass";
        }
    }

    record Succeed(String name, Exit exit) implements State {
        @Override
        public String type() {
            return "Succeed";
        }
    }

    record Fail(String name, Optional<Template> error, Optional<Template> cause) implements State {
        @Override
        public String type() {
            return "Fail";
        }
    }
}
