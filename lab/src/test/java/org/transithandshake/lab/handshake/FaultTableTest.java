package org.transithandshake.lab.handshake;

import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;

class FaultTableTest {
    @Test
    void explore() {
        Trial trial = Trial.withSpoke(LabSetup.quiet()).start().settle();
        System.out.println(trial.endings("connect") + " " + trial.told());
        System.out.println(trial.endings("offer") + " " + trial.endings("join") + trial.endings("answer"));
        trial.coverage().unvisited().forEach(s -> System.out.println(s.machine().replaceFirst(".*:", "") + "|" + s.state() + "|" + s.way() + "|" + s.target()));
        trial.scene.calls().filter(c -> !c.operation().matches("(Describe|Get|List|Search).*")).forEach(c -> System.out.println(c.caller().actor() + " " + c.operation() + " " + c.error()));
    }
}
