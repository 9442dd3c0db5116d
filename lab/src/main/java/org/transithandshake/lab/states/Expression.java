package org.transithandshake.lab.states;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.transithandshake.lab.api.AwsError;

/**
 * One JSONata expression, written <code>{% ... %}</code>.
 *
 * @param path where it stands in the definition
 */
record Expression(String source, String path, Jsonata compiled) implements Template {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";
    /** Strings, and patterns where they stand as arguments. */
    private static final Pattern LITERAL = Pattern.compile(
            "'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\"|(?<=[,(] ?)/(?:\\\\.|[^/\\\\])+/");
    private static final Pattern NAMELESS = Pattern.compile("\\$(?!\\w)");

    /** Whether a value is an expression: Step Functions knows it by its first and last two characters. */
    static boolean marked(JsonNode node) {
        return node.isTextual() && node.textValue().startsWith(OPEN) && node.textValue().endsWith(CLOSE)
                && node.textValue().length() >= OPEN.length() + CLOSE.length();
    }

    /** Step Functions gives an expression no input of its own, so $ and $$ are refused (as LocalStack does). */
    static Expression compile(String text, String path) {
        String source = text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
        if (NAMELESS.matcher(LITERAL.matcher(source).replaceAll("''")).find()) {
            throw invalid(source, path, "$ and $$ are no variables here");
        }
        try {
            Jsonata compiled = Jsonata.jsonata(source);
            // Else a null in the result and no result at all look the same.
            compiled.setOutputConvertNulls(false);
            return new Expression(source, path, compiled);
        } catch (JException e) {
            throw invalid(source, path, e.getMessage());
        }
    }

    private static AwsError invalid(String source, String path, String why) {
        return new AwsError("InvalidDefinition", "Invalid State Machine Definition: 'INVALID_JSONATA_EXPRESSION: "
                + why + " in '" + source + "' at " + path + "'");
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
