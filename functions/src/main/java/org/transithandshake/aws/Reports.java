package org.transithandshake.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.transithandshake.step.Settings;

/**
 * Tells people each thing once. The message is an execution of the state machine {@code report} whose name is the
 * message's hash, and Step Functions takes a name of a standard machine once in 90 days (StartExecution, API
 * Reference): copies of an event and racing looks tell nothing twice, and nothing in EC2 or RAM has to be written.
 */
public final class Reports {
    private final Executions report;

    public Reports(Aws aws, Settings settings) {
        report = new Executions(aws, settings.reportMachine());
    }

    /** Answers whether the message was new, or is being told. */
    public boolean tell(String subject, String text) {
        return report.start("report-" + hash(subject + "\n" + text), Map.of("subject", subject, "text", text));
    }

    /** 32 hexadecimal digits. */
    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
