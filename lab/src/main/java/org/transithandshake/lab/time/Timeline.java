package org.transithandshake.lab.time;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Virtual time: one queue of moments is the only clock, and at any instant exactly one thread of the lab runs.
 *
 * <p>A <em>task</em> ({@link #spawn}) is code that may wait, such as a Lambda invocation or an execution of a state
 * machine. It runs in a thread of its own and hands the baton back to {@link #runUntilIdle} whenever it
 * {@linkplain #pause pauses} or waits at a {@link Gate}; so tasks interleave at these points and nowhere else, in an
 * order that the seed decides. Moments at the same instant run in the order in which they were scheduled.
 *
 * <p>A {@linkplain #tick tick} is a moment that happens in its turn but is no work: a timeline on which nothing else is
 * scheduled is idle.
 */
public final class Timeline {
    private final PriorityQueue<Moment> queue = new PriorityQueue<>();
    private final PriorityQueue<Moment> ticks = new PriorityQueue<>();
    private final Semaphore baton = new Semaphore(0);
    private final ThreadLocal<Boolean> insideTask = ThreadLocal.withInitial(() -> false);
    private final long seed;
    private Instant now;
    private long scheduled;
    private Throwable failure;

    /** A scheduled action; cancelled ones are skipped without moving the clock. */
    public final class Moment implements Comparable<Moment> {
        private final Instant at;
        private final long order = scheduled++;
        private final Runnable action;

        private Moment(Instant at, Runnable action) {
            this.at = at;
            this.action = action;
        }

        public void cancel() {
            queue.remove(this);
            ticks.remove(this);
        }

        @Override
        public int compareTo(Moment other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    public Timeline(long seed, Instant start) {
        this.seed = seed;
        this.now = start;
    }

    public Instant now() {
        return now;
    }

    /** A random source for one concern, so that a new concern does not shift the draws of the others. */
    public RandomGenerator random(String concern) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + concern.hashCode());
    }

    /** Schedules a plain action, which must not wait. */
    public Moment after(Duration delay, Runnable action) {
        Moment moment = new Moment(now.plus(delay), action);
        queue.add(moment);
        return moment;
    }

    /** Schedules a plain action that keeps no lab from being idle, such as the next time of a schedule. */
    public Moment tick(Duration delay, Runnable action) {
        Moment moment = new Moment(now.plus(delay), action);
        ticks.add(moment);
        return moment;
    }

    /** Starts a task after the delay. The task may {@link #pause} and wait at gates. */
    public void spawn(String name, Duration delay, Runnable task) {
        after(delay, () -> {
            Thread.ofVirtual().name(name).start(() -> runTask(task));
            baton.acquireUninterruptibly();
        });
    }

    private void runTask(Runnable task) {
        insideTask.set(true);
        try {
            task.run();
        } catch (Throwable e) {
            failure = e;
        } finally {
            baton.release();
        }
    }

    /** Whether the calling thread is a task of this timeline, and so may wait. */
    public boolean inTask() {
        return insideTask.get();
    }

    /** Lets virtual time pass for the calling task. */
    public void pause(Duration delay) {
        Semaphore turn = new Semaphore(0);
        after(delay, () -> resume(turn));
        yieldUntil(turn);
    }

    /** Called on the loop's thread: hands the baton to a waiting task and takes it back. */
    void resume(Semaphore turn) {
        turn.release();
        baton.acquireUninterruptibly();
    }

    /** Called on a task's thread: hands the baton back to the loop until it is this task's turn. */
    void yieldUntil(Semaphore turn) {
        if (!inTask()) {
            throw new IllegalStateException("only a task may wait; start it with Timeline.spawn");
        }
        baton.release();
        turn.acquireUninterruptibly();
    }

    /** Runs until nothing but ticks is scheduled any more. */
    public void runUntilIdle() {
        while (!queue.isEmpty()) {
            runNext();
        }
    }

    /** Runs everything scheduled up to and including {@code limit}, then moves the clock there. */
    public void runUntil(Instant limit) {
        if (limit.equals(Instant.MAX)) {
            runUntilIdle();
            return;
        }
        while (!earliest().isAfter(limit)) {
            runNext();
        }
        if (now.isBefore(limit)) {
            now = limit;
        }
    }

    private void runNext() {
        Moment next = isTickNext() ? ticks.poll() : queue.poll();
        now = next.at;
        next.action.run();
        rethrow();
    }

    private boolean isTickNext() {
        return queue.isEmpty() || !ticks.isEmpty() && ticks.peek().compareTo(queue.peek()) < 0;
    }

    private Instant earliest() {
        Moment next = isTickNext() ? ticks.peek() : queue.peek();
        return next == null ? Instant.MAX : next.at;
    }

    public void runFor(Duration time) {
        runUntil(now.plus(time));
    }

    /** When the next thing happens; {@code Instant.MAX} when nothing but ticks is scheduled. */
    public Instant next() {
        return queue.isEmpty() ? Instant.MAX : earliest();
    }

    private void rethrow() {
        if (failure != null) {
            Throwable thrown = failure;
            failure = null;
            throw new IllegalStateException("a task of the lab failed at " + now + " with seed " + seed, thrown);
        }
    }
}
