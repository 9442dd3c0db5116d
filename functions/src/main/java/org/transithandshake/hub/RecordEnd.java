package org.transithandshake.hub;

import java.time.Instant;
import org.transithandshake.aws.Aws;
import org.transithandshake.hub.Ends.Noted;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/** Notes on the attachment how an attempt ended that did not connect it, and counts it. */
public final class RecordEnd extends Step<RecordEnd.Input, RecordEnd.Output> {
    private final Ends ends;

    public RecordEnd() {
        this(Aws.live(), Settings.live());
    }

    public RecordEnd(Aws aws, Settings settings) {
        super(Input.class);
        ends = new Ends(aws);
    }

    @Override
    protected Output run(Input input) {
        String status = BadInput.require(input.status(), "status");
        Noted noted = ends.otherwise(BadInput.require(input.attempt(), "attempt"), status,
                BadInput.require(input.state(), "state"), BadInput.require(input.spoke(), "spoke"),
                status.equals("Failed") ? BadInput.require(input.why(), "why") : null,
                Instant.parse(BadInput.require(input.began(), "began")));
        return new Output(switch (noted) {
            case NEW -> "Recorded";
            case AGAIN -> "Again";
            case KNOWN -> "Known";
        });
    }

    /**
     * @param status how it ended
     * @param state  the attachment's, as last seen
     * @param spoke  what the spoke reported, or {@code silent}
     * @param why    the error and its cause
     * @param began  when the execution did, as Step Functions writes it
     */
    public record Input(Attempt attempt, String status, String state, String spoke, String why, String began) {
    }

    /** @param status {@code Recorded}; {@code Again}: a failure that people know; {@code Known}: it was noted before */
    public record Output(String status) {
    }
}
