package org.transithandshake.lab.replay;

import java.util.List;
import org.transithandshake.lab.events.RuleVerdict;

/**
 * What came of one delivery of one event.
 *
 * @param event   its name: the file, and which event of it
 * @param round   1 for the first delivery
 * @param visits  where the event came to: the bus that it reached, then those that a rule sent it on to
 * @param runs    what worked on it, in the order in which it ended
 * @param calls   how many calls to AWS that was
 * @param lost    what could not be handed over, or was given up
 * @param changes what is no longer what it was
 * @param told    subjects of the messages to people, or their text where they have none
 */
public record Outcome(String event, int round, List<Visit> visits, List<Run> runs, int calls, List<String> lost,
        List<Change> changes, List<String> told) {

    /**
     * A bus that the event reached.
     *
     * @param verdicts of all rules of the account's buses for the first bus, and of this bus's for the others
     */
    public record Visit(String account, String bus, List<RuleVerdict> verdicts) {
    }

    /**
     * A function or an execution that came to its end.
     *
     * @param kind   {@code function} or {@code execution}
     * @param failed whether it threw, or did not succeed
     * @param result its answer as JSON, or its error
     */
    public record Run(String kind, String account, String name, boolean failed, String result) {
    }

    public Outcome {
        visits = List.copyOf(visits);
        runs = List.copyOf(runs);
        lost = List.copyOf(lost);
        changes = List.copyOf(changes);
        told = List.copyOf(told);
    }

    /** Whether anything is different from before, or somebody was told something. */
    public boolean changed() {
        return !changes.isEmpty() || !told.isEmpty();
    }
}
