package org.transithandshake.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.slf4j.MDC;
import org.transithandshake.step.Settings;
import software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields;

/**
 * Tells people each thing once. The message is an execution of the state machine {@code report} whose name is the
 * message's hash, and Step Functions takes a name of a standard machine once in 90 days (StartExecution, API
 * Reference): copies of an event and racing looks tell nothing twice, and nothing in EC2 or RAM has to be written.
 */
public final class Reports {
    /**
     * Step Functions takes inputs, and SNS messages, of 262,144 bytes ("Quotas for state machine executions"; Publish,
     * API Reference), and a character may become six of an input.
     */
    private static final int LONGEST = 40_000;

    private final Executions report;

    public Reports(Aws aws, Settings settings) {
        report = new Executions(aws, settings.reportMachine());
    }

    /**
     * Answers whether this invocation is the one that tells it. Its id is part of the input, because a running
     * execution is joined only with the same input: so the SDK's own retry is the same one, and a racer is another.
     */
    public boolean tell(String subject, String text) {
        return tellOf(subject + "\n" + text, subject, text);
    }

    /**
     * The same, for a text with somebody else's words: it is told once for each {@code what}, whatever they say.
     *
     * @param what names what it is about, and nothing that others could vary
     */
    public boolean tellOf(String what, String subject, String text) {
        String by = Objects.toString(MDC.get(PowertoolsLoggedFields.FUNCTION_REQUEST_ID.getName()), "");
        return report.start("report-" + hash(what), Map.of("subject", subject, "text", cut(text), "by", by));
    }

    /** A gateway with hundreds of attachments may have more to say than a mail takes. */
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int line = text.lastIndexOf('\n', LONGEST);
        int end = line < 0 ? LONGEST : line;
        long left = text.substring(end).lines().filter(more -> !more.isBlank()).count();
        return text.substring(0, end) + "\n\n... and " + left + " more; once some of it is mended, the rest is told.\n";
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
