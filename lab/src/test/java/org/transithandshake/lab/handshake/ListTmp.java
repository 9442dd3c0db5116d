package org.transithandshake.lab.handshake;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.*;
import org.transithandshake.lab.demo.*;
class ListTmp {
    @Test void list() {
        for (Switches s : List.of(Switches.quiet(), Switches.copies(), Switches.loud())) {
        Scene scene = Scene.played(LabSetup.quiet().with(s), Scene.SPOKE_RANGE);
        Map<String,Integer> m = new TreeMap<>();
        for (Entry e : Phase.CONNECT.of(scene.lab.journal())) {
            if (e instanceof Entry.ApiCall c && !c.caller().isPerson()) m.merge(c.caller().role().replaceAll(".*handshake-(.*)Role.*", "$1") + " " + c.operation() + " " + c.error(), 1, Integer::sum);
        }
        Counts c = Counts.of(Phase.CONNECT.of(scene.lab.journal()));
        System.out.println(s + "\n" + c.calls()+" "+c.invocations()+" "+c.transitions()+" "+c.invocationsByFunction());
        m.forEach((k,v) -> System.out.println("   " + v + " " + k));
        }
    }
}
