package org.transithandshake.lab.states;

import java.time.Duration;
import java.util.Optional;

/** A state machine's definition, read and checked. */
record Definition(Flow flow, Optional<Duration> timeout) {
    /**
     * Reads a definition.
     *
     * @throws org.transithandshake.lab.api.AwsError {@code InvalidDefinition}, naming the state and the field
     */
    static Definition parse(String json, boolean express) {
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
