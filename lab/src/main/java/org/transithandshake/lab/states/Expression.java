package org.transithandshake.lab.states;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import org.transithandshake.lab.api.AwsError;

/**
 * One JSONata expression, written <code>{% ... %}</code>.
 *
 * @param path where it stands in the definition
 */
record Expression(String source, String path, Jsonata compiled) implements Template {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    /** Whether a value is an expression: Step Functions knows it by its first and last two characters. */
    static boolean marked(JsonNode node) {
        return node.isTextual() && node.textValue().startsWith(OPEN) && node.textValue().endsWith(CLOSE)
                && node.textValue().length() >= OPEN.length() + CLOSE.length();
    }

    static Expression compile(String text, String path) {
        String source = text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
        try {
            Jsonata compiled = Jsonata.jsonata(source);
            // Else a null in the result and no result at all look the same.
            compiled.setOutputConvertNulls(false);
            return new Expression(source, path, compiled);
        } catch (JException e) {
            throw invalid(source, path, e);
        }
    }

    private static AwsError invalid(String source, String path, JException e) {
        return new AwsError("InvalidDefinition", "Invalid State Machine Definition: 'INVALID_JSONATA_EXPRESSION: "
                + e.getMessage() + " in '" + source + "' at " + path + "'");
    }

    @Override
    public JsonNode evaluate(View view) {
        Jsonata.Frame frame = compiled.createFrame();
        view.bind(frame);
        Object value = run(frame);
        if (value == null) {
            throw failure("returned nothing (undefined).");
        }
        return Values.tree(value);
    }

    private Object run(Jsonata.Frame frame) {
        try {
            return compiled.evaluate(null, frame);
        } catch (JException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof StateFailure failure) {
                    throw failure;
                }
            }
            throw failure("threw an error: " + e.getMessage());
        }
    }

    private StateFailure failure(String what) {
        return StateFailure.query("The JSONata expression '" + source + "' specified for the field '" + path + "' "
                + what);
    }
}
