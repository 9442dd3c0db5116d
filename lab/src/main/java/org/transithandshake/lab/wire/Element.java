package org.transithandshake.lab.wire;

import java.util.List;
import java.util.Map;

/** An XML element; it has either children or text. */
record Element(String name, Map<String, String> attributes, List<Element> children, String text) {
    static Element of(String name, List<Element> children) {
        return new Element(name, Map.of(), children, "");
    }

    static Element text(String name, String text) {
        return new Element(name, Map.of(), List.of(), text);
    }

    Element with(String attribute, String value) {
        return new Element(name, Map.of(attribute, value), children, text);
    }

    String toXml() {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        append(out);
        return out.toString();
    }

    private void append(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((key, value) -> out.append(' ').append(key).append("=\"").append(escape(value)).append('"'));
        out.append('>').append(escape(text));
        children.forEach(child -> child.append(out));
        out.append("</").append(name).append('>');
    }

    /** A carriage return would come back as a line feed (XML 1.0, 2.11). */
    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }
}
