package org.transithandshake.lab.handshake;

import java.util.Set;
import java.util.TreeSet;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;

/**
 * A process in which the functions log as they do on Lambda: the whole handshake, then spokes whose calls fail. Lines
 * go to standard output, and every task token to standard error.
 */
final class LoggedRun {
    private LoggedRun() {
    }

    public static void main(String[] operations) {
        print(Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE));
        for (String operation : operations) {
            print(Trial.withSpoke(LabSetup.quiet())
                    .calls("-FixRoutes-", operation, 1, Trial.ALWAYS, new Fault.Died(false)).start().settle().scene);
        }
    }

    /** Of every event that carried one. */
    private static void print(Scene scene) {
        Set<String> tokens = new TreeSet<>();
        scene.lab.journal().of(Entry.Event.class).forEach(event ->
                tokens.addAll(Scene.json(event.json()).findValuesAsText("taskToken")));
        tokens.remove("");
        tokens.forEach(System.err::println);
    }
}
