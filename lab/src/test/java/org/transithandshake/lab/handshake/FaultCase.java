package org.transithandshake.lab.handshake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.states.Coverage;
import org.transithandshake.lab.time.Delay;

/**
 * One line of the table of faults.
 *
 * @param states   the state and what the fault leads to there, such as {@code ReadAirlock Retry[0]}
 * @param stage    what stands before the hub is deployed
 * @param script   what goes wrong
 * @param play     deploys the hub and runs to the end
 * @param machine  the machine that the fault is in
 * @param ends     how its first execution ends
 * @param told     messages that the people of the hub and of the spoke get, before anything is woken up
 * @param finishes whether the next wake-up finishes the connection, the fault being gone; what a person or the policy
 *                 has decided stays so
 */
record FaultCase(String states, Supplier<Trial> stage, Consumer<Trial> script, Consumer<Trial> play, String machine,
        String ends, Map<String, Long> told, boolean finishes) {

    /** What came of it: first with the fault, then without it after one wake-up. */
    record Result(boolean struck, List<String> ends, Map<String, Long> told, List<String> inAirlock, boolean placed,
            String note, String standing, Set<Coverage.Step> visited, List<Coverage.Step> unvisited) {
    }

    static FaultCase of(String states, Consumer<Trial> script, String machine, String ends) {
        return new FaultCase(states, () -> Trial.withSpoke(ThisRun.setup()), script, t -> t.start().settle(),
                machine, ends, Map.of(), true);
    }

    FaultCase slow(Delay delay, int seconds) {
        return new FaultCase(states,
                () -> Trial.withSpoke(ThisRun.setup().with(delay, Duration.ofSeconds(seconds))), script, play,
                machine, ends, told, finishes);
    }

    FaultCase staged(Supplier<Trial> other) {
        return new FaultCase(states, other, script, play, machine, ends, told, finishes);
    }

    FaultCase played(Consumer<Trial> other) {
        return new FaultCase(states, stage, script, other, machine, ends, told, finishes);
    }

    FaultCase tells(String account, long messages) {
        Map<String, Long> more = new TreeMap<>(told);
        more.put(account, messages);
        return new FaultCase(states, stage, script, play, machine, ends, more, finishes);
    }

    FaultCase staysSo() {
        return new FaultCase(states, stage, script, play, machine, ends, told, false);
    }

    Result run() {
        Trial trial = stage.get();
        script.accept(trial);
        play.accept(trial);
        Network network = trial.scene.network();
        boolean struck = trial.allStruck();
        List<String> first = trial.endings(machine);
        Map<String, Long> messages = trial.told();
        List<String> inAirlock = network.propagating(Network.AIRLOCK);
        boolean placed = network.associated(Network.SEGMENT).contains(trial.scene.vpcOf(Scene.SPOKE))
                || network.propagating(Network.SEGMENT).contains(trial.scene.vpcOf(Scene.SPOKE));
        String note = network.attachments().contains(Scene.SPOKE) ? network.note(Scene.SPOKE, "status") : "none";
        trial.lift().wakeUp();
        return new Result(struck, first, messages, inAirlock, placed, note, Standing.of(trial.scene),
                trial.coverage().visited(), trial.coverage().unvisited());
    }

    @Override
    public String toString() {
        return machine + ": " + states + ", ends " + ends;
    }
}
