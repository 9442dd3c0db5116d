package org.transithandshake.lab.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.transithandshake.lab.time.Timeline;

/**
 * Lets virtual time pass in step with real time, some times as fast. One thread owns the lab; what comes from outside
 * is handed to it and done between two moments of virtual time, in a task of its own: a call may wait, such as for the
 * function that it invokes.
 */
final class RealTime {
    private static final Duration BEAT = Duration.ofMillis(20);

    private final Timeline time;
    private final int speed;
    private final BlockingQueue<Runnable> arrivals = new LinkedBlockingQueue<>();

    RealTime(Timeline time, int speed) {
        this.time = time;
        this.speed = speed;
    }

    /** Does the work on the lab's thread and waits for its result; called from any other thread. */
    <T> T ask(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        arrivals.add(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    /** Runs until the thread is interrupted. */
    void run() {
        Instant virtual = time.now();
        long real = System.nanoTime();
        try {
            while (true) {
                Runnable arrival = arrivals.poll(BEAT.toMillis(), TimeUnit.MILLISECONDS);
                time.runUntil(virtual.plus(Duration.ofNanos(System.nanoTime() - real).multipliedBy(speed)));
                if (arrival != null) {
                    time.spawn("a call from outside", Duration.ZERO, arrival);
                    time.runUntil(time.now());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
