package org.transithandshake.lab.handshake;
import java.time.Duration;
import java.util.*;
import java.util.stream.*;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.demo.*;
import org.transithandshake.lab.time.Delay;
class OverTmp {
    @Test void list() {
        for (LabSetup s : List.of(LabSetup.quiet().drawn().with(Delay.COLD_START, Delay.WARM_START.typical()), LabSetup.quiet().drawn())) {
        List<Duration> o = LongStream.range(0, Integer.getInteger("seeds", 40)).mapToObj(seed -> Scene.played(s.seed(seed), Scene.SPOKE_RANGE).lab.journal())
                .map(journal -> Elapsed.of(journal, Scene.SPOKE).orElseThrow().overhead()).toList();
        List<Duration> f = o.stream().limit(20).sorted().toList();
        System.out.println("20: 95%=" + f.get(18) + " median " + f.get(10)+ " max "+f.get(19)); f = o.stream().sorted().toList();
        System.out.println("all: 95%=" + f.get(f.size()*95/100-1) + " median " + f.get(f.size()/2) + " max "+f.getLast());
        }
    }
}
