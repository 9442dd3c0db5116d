package org.transithandshake.lab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** The captures that were printed when SSH from B to A hung, as they stand. */
class NoteCapturesTest {
    private final Capture atB = read("note-client.txt", Side.CLIENT);
    private final Capture atA = read("note-server.txt", Side.SERVER);

    @Test
    void hostNamesInOtherCaseAreTheSameHost() {
        assertThat(Attempts.of(atA)).singleElement().satisfies(attempt -> {
            assertThat(attempt.segments()).hasSize(3);
            assertThat(attempt.client()).hasToString("ec2-b.ap-northeast-1.compute.internal port 58832");
            assertThat(attempt.server().port()).isEqualTo("22");
        });
    }

    @Test
    void bothTogetherShowThatTheAnswerIsLost() {
        Diagnosis diagnosis = Doctor.diagnose(atB, atA);
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.RETURN_LOST);
        assertThat(diagnosis.evidence()).extracting(e -> e.file() + ":" + e.line()).containsExactly("note-client.txt:1",
                "note-client.txt:2", "note-client.txt:3", "note-server.txt:4", "note-server.txt:5",
                "note-server.txt:6");
        assertThat(diagnosis.look().getFirst()).contains("step 6");
        assertThat(diagnosis.flows()).singleElement()
                .satisfies(flow -> assertThat(flow.clientPorts()).containsExactly("54242", "58832"));
    }

    @Test
    void itIsSaidThatTheAttemptsDifferAndThatOneWasReset() {
        assertThat(Doctor.diagnose(atB, atA).notes()).anyMatch(note -> note.contains("different attempts"))
                .anyMatch(note -> note.contains("58832") && note.contains("reset from the client"))
                .anyMatch(note -> note.contains("acknowledges the SYN-ACK"));
    }

    @Test
    void theServersAloneEndsInAResetFromTheClient() {
        assertThat(Doctor.diagnose(atA).verdict()).isEqualTo(Verdict.RESET_BY_CLIENT);
    }

    @Test
    void theClientsAloneDoesNotTell() {
        Diagnosis diagnosis = Doctor.diagnose(atB);
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.what()).contains("3 times", "cannot be told");
    }

    private static Capture read(String name, Side side) {
        try (InputStream in = NoteCapturesTest.class.getResourceAsStream("/capture/" + name)) {
            return CaptureReader.read(name, side, in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
