package org.transithandshake.lab.handshake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Call;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.api.Faults.Invocation;
import org.transithandshake.lab.api.Faults.Rule;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.states.Coverage;

/** A scene in which AWS fails by a script, and a second wake-up after that. */
final class Trial {
    static final int ALWAYS = 10_000;
    private static final String BUS = "transit-handshake";
    private static final String MACHINES = ".*-(offer|connect|join|answer|report)";

    final Scene scene;
    private final Set<Rule<?>> rules = new HashSet<>();

    Trial(LabSetup setup) {
        scene = new Scene(setup);
    }

    /** A spoke that waits for its hub. */
    static Trial withSpoke(LabSetup setup) {
        Trial trial = new Trial(setup);
        trial.scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        return trial;
    }

    /** Deploys the hub, which starts everything. */
    Trial start() {
        scene.hub(Scene.SPOKE);
        return this;
    }

    Trial settle() {
        scene.settle();
        return this;
    }

    /** Calls of the machine or function whose name contains {@code actor}. */
    Trial calls(String actor, String operation, int first, int times, Fault fault) {
        return calls(call -> call.caller().actor().contains(actor) && call.operation().equals(operation),
                first, times, fault);
    }

    Trial calls(Predicate<Call> which, int first, int times, Fault fault) {
        rules.add(scene.lab.faults().calls(call -> !call.caller().isPerson() && which.test(call),
                first, times, fault));
        return this;
    }

    Trial invocations(String function, int first, int times, Fault fault) {
        Predicate<Invocation> named = invocation -> isOf(invocation.function(), function);
        rules.add(scene.lab.faults().invocations(named, first, times, fault));
        return this;
    }

    /** Invocations of FixPrefixLists by the machine {@code connect}, to list ranges or to take them out. */
    Trial listings(boolean joining, int times, Fault fault) {
        rules.add(scene.lab.faults().invocations(invocation -> isOf(invocation.function(), "FixPrefixLists")
                && invocation.payload().has("attachmentId") && invocation.payload().has("segment") == joining,
                1, times, fault));
        return this;
    }

    /** Invocations of AdmitRequest by the machine {@code answer}. */
    Trial lateReports(int first, int times, Fault fault) {
        rules.add(scene.lab.faults().invocations(invocation -> isOf(invocation.function(), "AdmitRequest")
                && invocation.payload().path("detail-type").asText().equals("Routes Reported"), first, times, fault));
        return this;
    }

    /** Whether everything that was to go wrong went wrong. */
    boolean allStruck() {
        return rules.stream().allMatch(rule -> rule.struck() > 0);
    }

    Trial lift() {
        rules.forEach(Rule::lift);
        return this;
    }

    /** The same doorbell once more, or a new offer where none has rung yet. */
    Trial wakeUp() {
        List<Entry.Event> rung = scene.lab.journal().of(Entry.Event.class)
                .filter(event -> event.account().equals(Scene.HUB)
                        && event.detailType().equals("Attachment Requested")).toList();
        if (rung.isEmpty()) {
            return offerAgain();
        }
        scene.lab.buses().deliver(Scene.HUB, BUS, Scene.json(rung.getLast().json()));
        return settle();
    }

    /** A person of the hub starts the offer. */
    Trial offerAgain() {
        scene.lab.sfn(Scene.HUB).startExecution(r -> r.stateMachineArn("arn:aws:states:" + Lab.REGION + ":"
                + Scene.HUB + ":stateMachine:" + Landscape.STACK + "-offer"));
        return settle();
    }

    /** How the executions of a machine ended, in order. */
    List<String> endings(String machine) {
        return machine.equals("connect") ? scene.endings() : scene.lab.journal().of(Entry.Execution.class)
                .filter(e -> e.machine().endsWith("-" + machine) && !e.status().equals("RUNNING"))
                .map(Entry.Execution::status).toList();
    }

    /** How many messages the people of each account got. */
    Map<String, Long> told() {
        return scene.messages().stream()
                .collect(Collectors.groupingBy(Entry.Message::account, Collectors.counting()));
    }

    Coverage coverage() {
        return scene.lab.machines().coverage();
    }

    static boolean isOf(String name, String function) {
        return name.contains("-" + function + "-");
    }

    static boolean byFunction(Call call) {
        return !call.caller().isPerson() && !call.caller().actor().matches(MACHINES);
    }

    /** What services answer when they are overloaded: nothing has happened. */
    static Fault throttled() {
        return new Fault.Refused(new AwsError(400, "ThrottlingException", "Rate exceeded"));
    }

    static Fault throttledByEc2() {
        return new Fault.Refused(new AwsError(503, "RequestLimitExceeded", "Request limit exceeded."));
    }

    static Fault throttledByLambda() {
        return new Fault.Refused(new AwsError(429, "TooManyRequestsException", "Rate Exceeded."));
    }

    static Fault incorrectState() {
        return new Fault.Refused(new AwsError("IncorrectState", "The resource is in an incorrect state."));
    }

    /** The work is done, but the answer is an internal error. */
    static Fault lost() {
        return new Fault.Lost(new AwsError(500, "InternalError", "An internal error has occurred."));
    }
}
