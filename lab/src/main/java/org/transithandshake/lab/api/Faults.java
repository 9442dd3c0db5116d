package org.transithandshake.lab.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A script of what goes wrong in a lab: which calls of services and which invocations of functions fail, the how
 * manieth of them, and whether what was asked for happened all the same. It holds no randomness, so the same script
 * gives the same history.
 */
public final class Faults {
    private final List<Rule<Call>> calls = new ArrayList<>();
    private final List<Rule<Invocation>> invocations = new ArrayList<>();
    private final List<Rule<Delivery>> deliveries = new ArrayList<>();

    /** One HTTP attempt at a service, before anything has come of it. */
    public record Call(Caller caller, String service, String operation, SdkPojo request) {
        public boolean readOnly() {
            return Operations.isReadOnly(operation);
        }
    }

    /** One invocation of a function; {@code function} is its name. */
    public record Invocation(String account, String function, JsonNode payload) {
    }

    /** An event that a rule is about to hand to a target, which is named by its ARN. */
    public record Delivery(String account, String rule, String target, JsonNode event) {
    }

    /** How a call, an invocation or a delivery fails. */
    public sealed interface Fault {
        /** The service answers the error, and nothing has happened. */
        record Refused(AwsError error) implements Fault {
        }

        /** A call's work is done, but the caller is told the error. */
        record Lost(AwsError error) implements Fault {
        }

        /**
         * The function's process ends: of an invocation, before or after its handler ran; of a call, the function
         * that makes it, before or after the call.
         */
        record Died(boolean afterwards) implements Fault {
        }

        /** No answer comes within any time limit; the work was done or not. */
        record Silent(boolean afterwards) implements Fault {
        }
    }

    /** The end of a function's process; no handler can catch it. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        public Death() {
            super("the process was killed");
        }
    }

    /** One line of the script: from the {@code first} match on, counted from 1, {@code times} of them fail. */
    public static final class Rule<T> {
        private final Predicate<T> which;
        private final int first;
        private final int times;
        private final Fault fault;
        private int met;
        private boolean lifted;

        private Rule(Predicate<T> which, int first, int times, Fault fault) {
            this.which = which;
            this.first = first;
            this.times = times;
            this.fault = fault;
        }

        /** How many have failed by this rule. */
        public int struck() {
            return Math.clamp((long) met - first + 1, 0, times);
        }

        /** From now on nothing fails by this rule. */
        public void lift() {
            lifted = true;
        }

        private boolean strikes(T subject) {
            if (lifted || !which.test(subject)) {
                return false;
            }
            met++;
            return met >= first && met < (long) first + times;
        }
    }

    public Rule<Call> calls(Predicate<Call> which, int first, int times, Fault fault) {
        Rule<Call> rule = new Rule<>(which, first, times, fault);
        calls.add(rule);
        return rule;
    }

    /** @throws IllegalArgumentException for {@link Fault.Lost}: Lambda has no answer that says so of an invocation */
    public Rule<Invocation> invocations(Predicate<Invocation> which, int first, int times, Fault fault) {
        if (fault instanceof Fault.Lost) {
            throw new IllegalArgumentException("an invocation is Refused, Died or Silent, not " + fault);
        }
        Rule<Invocation> rule = new Rule<>(which, first, times, fault);
        invocations.add(rule);
        return rule;
    }

    /** Deliveries that the target refuses: EventBridge tries some errors again, and gives up at others. */
    public Rule<Delivery> deliveries(Predicate<Delivery> which, int first, int times, Fault.Refused fault) {
        Rule<Delivery> rule = new Rule<>(which, first, times, fault);
        deliveries.add(rule);
        return rule;
    }

    /** The fault of this call; every rule counts it, the first that strikes decides. */
    public Optional<Fault> of(Call call) {
        return first(calls, call);
    }

    public Optional<Fault> of(Invocation invocation) {
        return first(invocations, invocation);
    }

    public Optional<Fault.Refused> of(Delivery delivery) {
        return first(deliveries, delivery).map(Fault.Refused.class::cast);
    }

    private static <T> Optional<Fault> first(List<Rule<T>> rules, T subject) {
        return rules.stream().filter(rule -> rule.strikes(subject)).toList().stream()
                .map(rule -> rule.fault).findFirst();
    }
}
