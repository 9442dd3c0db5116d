package org.transithandshake.step;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.transithandshake.event.Doorbell;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * One Lambda function: reads its input, decides and acts in {@link #run}, answers JSON. Every log line carries the
 * attachment that the input names as {@code correlation_id}.
 *
 * @param <I> the input, read from JSON; unknown members are ignored
 * @param <O> the answer, written as JSON
 */
public abstract class Step<I, O> implements RequestStreamHandler {
    /** The JSON of inputs, answers and details. */
    public static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
            .build();

    protected final Logger log = LoggerFactory.getLogger(getClass());
    private final Class<I> inputType;
    private IntSupplier left = () -> Integer.MAX_VALUE;

    protected Step(Class<I> inputType) {
        this.inputType = inputType;
    }

    protected abstract O run(I input);

    /** Milliseconds until Lambda ends this invocation; an environment serves one at a time. */
    protected final int millisLeft() {
        return left.getAsInt();
    }

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        left = context::getRemainingTimeInMillis;
        JsonNode raw = JSON.readTree(in);
        I input = read(raw);
        O answer = PowertoolsLogging.withLogging(context, () -> correlated(raw, input));
        JSON.writeValue(out, answer);
    }

    private O correlated(JsonNode raw, I input) {
        Doorbell.attachment(raw).or(() -> Doorbell.attachment(raw.path("detail")))
                .ifPresent(attachment -> MDC.put("correlation_id", attachment));
        O answer = run(input);
        log.info("{}", answer);
        return answer;
    }

    private I read(JsonNode raw) {
        if (raw.isMissingNode() || raw.isNull()) {
            throw new BadInput(getClass().getSimpleName() + " has no input; it takes a JSON object");
        }
        try {
            return JSON.treeToValue(raw, inputType);
        } catch (JsonProcessingException e) {
            throw new BadInput(getClass().getSimpleName() + " cannot read its input: " + e.getOriginalMessage());
        }
    }
}
