package org.transithandshake.lab.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.transithandshake.lab.api.AwsError;

/**
 * What SNS refuses in a message: a subject must be ASCII text of at most 100 characters without line breaks that
 * begins with a letter, number or punctuation mark; a message has 1 to 262,144 bytes.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
final class MessageRules {
    private static final Pattern SUBJECT = Pattern.compile("([\\x21-\\x7E][\\x20-\\x7E]{0,99})?");
    private static final int LONGEST_MESSAGE = 262_144;

    private MessageRules() {
    }

    static void check(String subject, String message) {
        if (!SUBJECT.matcher(subject).matches()) {
            throw new AwsError("InvalidParameter", "Invalid parameter: Subject");
        }
        if (message == null || message.isEmpty()) {
            throw new AwsError("InvalidParameter", "Invalid parameter: Empty message");
        }
        if (message.getBytes(UTF_8).length > LONGEST_MESSAGE) {
            throw new AwsError("InvalidParameter", "Invalid parameter: Message too long");
        }
    }
}
