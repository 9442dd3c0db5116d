package org.transithandshake.lab.states;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import org.transithandshake.lab.api.AwsError;

/** A state machine's definition, read and checked. */
record Definition(Flow flow, Optional<Duration> timeout) {
    /** CreateStateMachine, API Reference. */
    private static final int LARGEST = 1_048_576;

    /**
     * Reads a definition.
     *
     * @throws AwsError {@code InvalidDefinition}, naming the state and the field
     */
    static Definition parse(String json, boolean express) {
        if (json.getBytes(UTF_8).length > LARGEST) {
            throw new AwsError("InvalidDefinition", "Invalid State Machine Definition: 'the definition is larger than "
                    + LARGEST + " bytes'");
        }
        Fields fields = Fields.ofText(json);
        fields.must("QueryLanguage", "JSONata");
        fields.skip("Comment", "Version");
        Optional<Duration> timeout = fields.whole("TimeoutSeconds", 1).map(Duration::ofSeconds);
        Flow flow = new FlowReader(express).read(fields);
        fields.end();
        Check.names(flow, fields);
        return new Definition(flow, timeout);
    }
}
