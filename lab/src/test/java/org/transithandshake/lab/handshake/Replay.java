package org.transithandshake.lab.handshake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.transithandshake.lab.api.Entry;

/** Delivers every event that ever reached a bus again, as EventBridge may do and as an archive's replay does. */
final class Replay {
    private final Scene scene;
    private final List<Entry.Event> events;

    private Replay(Scene scene, List<Entry.Event> events) {
        this.scene = scene;
        this.events = events;
    }

    static Replay of(Scene scene) {
        return new Replay(scene, scene.lab.journal().of(Entry.Event.class).toList());
    }

    /** One after another, each to its end. */
    void inOrder() {
        events.forEach(event -> {
            deliver(event);
            scene.settle();
        });
    }

    /** Shuffled, up to five seconds apart, so that their works overlap. */
    void shuffled(long seed) {
        Random random = new Random(seed);
        List<Entry.Event> order = new ArrayList<>(events);
        Collections.shuffle(order, random);
        order.forEach(event -> {
            deliver(event);
            scene.lab.time().runFor(Duration.ofMillis(random.nextInt(5_000)));
        });
        scene.settle();
    }

    private void deliver(Entry.Event event) {
        scene.lab.buses().deliver(event.account(), event.bus(), Scene.json(event.json()));
    }
}
