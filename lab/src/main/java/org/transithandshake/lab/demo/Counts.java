package org.transithandshake.lab.demo;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.lab.api.Entry;

/**
 * What some part of a history cost, such as {@code Counts.of(Phase.CONNECT.of(journal))}.
 *
 * <p>A call is an HTTP attempt by a function or by a Task state of a machine. Refused calls, pages, StartExecution and
 * SendTaskSuccess count; invocations of functions, logs and what persons call do not.
 *
 * @param callsByOperation      by {@code service:Operation}, such as {@code ec2:CreateRoute}
 * @param invocationsByFunction by the function's logical id in the template, such as {@code AdmitRequest}
 * @param transitions           states entered, and entered again by a retry, in all machines
 */
public record Counts(SortedMap<String, Integer> callsByOperation, SortedMap<String, Integer> invocationsByFunction,
        int transitions) {

    public static Counts of(Collection<? extends Entry> entries) {
        return new Counts(
                only(entries, Entry.ApiCall.class).filter(Counts::counts)
                        .collect(tallied(call -> call.service() + ":" + call.operation())),
                only(entries, Entry.Invocation.class).collect(tallied(call -> logicalId(call.function()))),
                (int) only(entries, Entry.Transition.class).count());
    }

    public int calls() {
        return total(callsByOperation);
    }

    public int invocations() {
        return total(invocationsByFunction);
    }

    private static boolean counts(Entry.ApiCall call) {
        return !call.caller().isPerson() && !call.service().equals("lambda");
    }

    /** CloudFormation names a function {@code stack-LogicalId-suffix}, and a logical id has no hyphen. */
    private static String logicalId(String function) {
        String[] parts = function.split("-");
        return parts.length < 2 ? function : parts[parts.length - 2];
    }

    private static <E extends Entry> Stream<E> only(Collection<? extends Entry> entries, Class<E> type) {
        return entries.stream().filter(type::isInstance).map(type::cast);
    }

    private static <E> Collector<E, ?, SortedMap<String, Integer>> tallied(
            Function<E, String> key) {
        return Collectors.collectingAndThen(
                Collectors.toMap(key, one -> 1, Integer::sum, TreeMap::new), Collections::unmodifiableSortedMap);
    }

    private static int total(SortedMap<String, Integer> tally) {
        return tally.values().stream().mapToInt(Integer::intValue).sum();
    }
}
