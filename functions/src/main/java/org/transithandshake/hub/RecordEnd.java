package org.transithandshake.hub;

import java.time.Instant;
import org.transithandshake.aws.Aws;
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
        boolean recorded = ends.otherwise(BadInput.require(input.attempt(), "attempt"),
                BadInput.require(input.status(), "status"), BadInput.require(input.state(), "state"),
                BadInput.require(input.spoke(), "spoke"),
                Instant.parse(BadInput.require(input.began(), "began")));
        return new Output(recorded ? "Recorded" : "Known");
    }

    /**
     * @param status how it ended
     * @param state  the attachment's, as last seen
     * @param spoke  what the spoke reported, or {@code silent}
     * @param began  when the execution did, as Step Functions writes it
     */
    public record Input(Attempt attempt, String status, String state, String spoke, String began) {
    }

    /** @param status {@code Recorded}, or {@code Known}: it was before */
    public record Output(String status) {
    }
}
