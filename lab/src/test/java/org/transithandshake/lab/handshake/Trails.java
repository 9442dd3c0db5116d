package org.transithandshake.lab.handshake;

import java.util.Set;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Switches;

/** The quiet end, but the spoke has a CloudTrail trail. */
final class Trails {
    private Trails() {
    }

    static LabSetup ofTheSpoke() {
        return of(Scene.SPOKE);
    }

    /** The quiet end, but these accounts have a trail. */
    static LabSetup of(String... accounts) {
        Switches quiet = Switches.quiet();
        return LabSetup.quiet().with(new Switches(Set.of(accounts), quiet.ownerCopy(), quiet.ramEventPending(),
                quiet.duplicates(), quiet.overlap(), quiet.quirks()));
    }
}
