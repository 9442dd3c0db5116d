package org.transithandshake.lab.demo;

import java.util.List;
import java.util.function.Predicate;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Journal;

/**
 * The two halves of a handshake, as a journal tells them apart.
 *
 * <p>A phase has no calls of persons. What happened before the first execution of {@code offer}, such as the deployment
 * of a spoke that finds no invitation yet, belongs to neither; nor do sweeps, and what a stack asks of its custom
 * resource.
 */
public enum Phase {
    /** Steps ① and ②: the executions of machines named {@code *-offer}, and the functions that they invoke. */
    OFFER,
    /** Steps ③ to ⑥: everything else in every account, from the delivery of an offer's doorbells on. */
    CONNECT;

    /** This phase's entries, in order. */
    public List<Entry> of(Journal journal) {
        Predicate<Entry> offered = Phase::isOffer;
        List<Entry> automatic = journal.entries().stream()
                .filter(entry -> !(entry instanceof Entry.ApiCall call && call.caller().isPerson()) && !isUpkeep(entry))
                .dropWhile(offered.negate()).toList();
        return automatic.stream().filter(this == OFFER ? offered : offered.negate()).toList();
    }

    /** Whether a schedule or a stack had it done, and no event. */
    public static boolean isUpkeep(Entry entry) {
        String origin = entry instanceof Entry.ApiCall call ? call.caller().origin()
                : entry instanceof Entry.Invocation invocation ? invocation.origin() : "";
        return origin.startsWith("arn:aws:scheduler:") || origin.startsWith("arn:aws:cloudformation:");
    }

    private static boolean isOffer(Entry entry) {
        return switch (entry) {
            case Entry.ApiCall call -> isOfOffer(call.caller().origin());
            case Entry.Invocation invocation -> isOfOffer(invocation.origin());
            case Entry.Transition transition -> isOfOffer(transition.execution());
            case Entry.Execution execution -> isOfOffer(execution.execution());
            case Entry.Event event -> false;
            case Entry.Delivery delivery -> false;
            case Entry.Message message -> false;
            case Entry.Metric metric -> false;
            case Entry.Took took -> false;
        };
    }

    /** @param arn of an execution, {@code arn:partition:states:region:account:execution:machine:name}, or another */
    private static boolean isOfOffer(String arn) {
        String[] parts = arn.split(":");
        return parts.length > 6 && parts[2].equals("states") && parts[6].endsWith("-offer");
    }
}
