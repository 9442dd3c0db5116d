package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Landscape;

class SixStepsTest {
    @Test
    void accountAAndAccountBAreConnected() {
        Lab lab = new Lab(LabSetup.quiet());
        Landscape land = new Landscape(lab, Path.of("..", "template.yaml"), 1);
        land.createVpc(Landscape.HUB, "10.2.0.0/16");
        land.createVpc(Landscape.SPOKE, "10.1.0.0/16");
        land.deploySpoke(Landscape.SPOKE, "10.2.0.0/16", Map.of());
        lab.time().runUntilIdle();
        land.deployHub(List.of(Landscape.SPOKE), Map.of());
        lab.time().runUntilIdle();
        lab.journal().entries().forEach(e -> { if (!(e instanceof Entry.ApiCall c && c.caller().isPerson())) System.out.println(line(e)); });
        assertThat(lab.journal().of(Entry.Execution.class).filter(e -> e.status().equals("SUCCEEDED")
                && e.machine().endsWith("connect"))).hasSize(1);
    }

    private static String line(Entry e) {
        String s = switch (e) {
            case Entry.ApiCall c -> "call " + c.caller().account() + " " + c.caller().actor() + " " + c.service() + ":" + c.operation() + " " + c.error();
            default -> e.toString();
        };
        return e.at() + " " + (s.length() > 400 ? s.substring(0, 400) : s);
    }
}
