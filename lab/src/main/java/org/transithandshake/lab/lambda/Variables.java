package org.transithandshake.lab.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.transithandshake.lab.api.AwsError;

/**
 * A function's environment variables, which Lambda measures as one JSON object of at most 4 KB.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda quotas</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Names, reserved ones too</a>
 */
final class Variables {
    private static final int MOST_BYTES = 4_096;
    private static final String NAME = "[a-zA-Z][a-zA-Z0-9_]+";
    private static final String RESERVED = "_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV"
            + "|LAMBDA_.*|ACCESS_KEY|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)";

    private Variables() {
    }

    /** @throws AwsError {@code InvalidParameterValueException} for what Lambda would not take */
    static Map<String, String> read(JsonNode variables) {
        Map<String, String> read = new LinkedHashMap<>();
        ObjectNode measured = JsonNodeFactory.instance.objectNode();
        variables.properties().forEach(entry -> {
            check(entry.getKey(), entry.getValue());
            read.put(entry.getKey(), entry.getValue().asText());
            measured.put(entry.getKey(), entry.getValue().asText());
        });
        int bytes = measured.toString().getBytes(UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw invalid("Lambda was unable to configure your environment variables because the environment variables"
                    + " you have provided exceeded the 4KB limit: they have " + bytes + " bytes.");
        }
        return read;
    }

    private static void check(String name, JsonNode value) {
        if (name.matches(RESERVED)) {
            throw invalid("Lambda was unable to configure your environment variables because the environment variables"
                    + " you have provided contains reserved keys that are currently not supported for modification: "
                    + name + ".");
        }
        if (!name.matches(NAME) || !value.isValueNode() || value.isNull()) {
            throw invalid("The environment variable " + name + " needs a name of letters, digits and underscores that"
                    + " begins with a letter, and a text: " + value + ".");
        }
    }

    private static AwsError invalid(String message) {
        return new AwsError("InvalidParameterValueException", message);
    }
}
