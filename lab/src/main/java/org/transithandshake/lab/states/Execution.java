package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** One execution: running until it is {@linkplain #end ended}, once. */
final class Execution {
    private final Neighbours around;
    private final Machine machine;
    private final String arn;
    private final String name;
    private final JsonNode input;
    private final String origin;
    private final Instant started;
    private final History history = new History();
    private final Strand strand;
    private Timeline.Moment limit;
    private Ending ending;

    /** How it ended; exactly one of output and error is null when it succeeded or failed. */
    record Ending(ExecutionStatus status, Instant at, JsonNode output, String error, String cause) {
    }

    Execution(Neighbours around, Machine machine, String arn, String name, JsonNode input, String origin) {
        this.around = around;
        this.machine = machine;
        this.arn = arn;
        this.name = name;
        this.input = input;
        this.origin = origin;
        this.started = around.time().now();
        this.strand = new Strand(around.time());
    }

    /** Begins: its limit runs from now. */
    void begin() {
        history.add(started, HistoryEventType.EXECUTION_STARTED, event -> event.executionStartedEventDetails(
                details -> details.input(input.toString()).roleArn(machine.roleArn())));
        limit = around.time().after(machine.limit(), () -> end(ExecutionStatus.TIMED_OUT, null, null, null));
        tell(ExecutionStatus.RUNNING, input.toString());
    }

    void succeed(JsonNode output) {
        end(ExecutionStatus.SUCCEEDED, output, null, null);
    }

    void fail(String error, String cause) {
        end(ExecutionStatus.FAILED, null, error, cause);
    }

    void abort(String error, String cause) {
        end(ExecutionStatus.ABORTED, null, error, cause);
    }

    private void end(ExecutionStatus status, JsonNode output, String error, String cause) {
        if (ending != null) {
            return;
        }
        ending = new Ending(status, around.time().now(), output, error, cause);
        limit.cancel();
        strand.halt();
        EndEvents.add(history, ending);
        tell(status, output != null ? output.toString() : error == null ? "" : error + ": " + cause);
    }

    private void tell(ExecutionStatus status, String detail) {
        around.journal().write(new Entry.Execution(around.time().now(), machine.account(), machine.name(), arn,
                status.toString(), detail));
        if (!machine.isExpress()) {
            StatusEvent.emit(around.events(), this);
        }
    }

    Machine machine() {
        return machine;
    }

    String arn() {
        return arn;
    }

    String name() {
        return name;
    }

    JsonNode input() {
        return input;
    }

    String origin() {
        return origin;
    }

    Instant started() {
        return started;
    }

    History history() {
        return history;
    }

    Strand strand() {
        return strand;
    }

    ExecutionStatus status() {
        return ending == null ? ExecutionStatus.RUNNING : ending.status();
    }

    boolean isRunning() {
        return ending == null;
    }

    /** Null while it runs. */
    Ending ending() {
        return ending;
    }
}
