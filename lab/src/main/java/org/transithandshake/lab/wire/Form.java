package org.transithandshake.lab.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Form parameters as the tree that their dotted names spell: {@code Filter.1.Value.2} is a leaf four levels down. */
final class Form {
    private final String name;
    private final Map<String, Form> children = new LinkedHashMap<>();
    private String text;

    private Form(String name) {
        this.name = name;
    }

    static Form parse(RawRequest request) {
        Form root = new Form("");
        request.query().forEach((name, values) -> root.put(name, values.isEmpty() ? "" : values.getFirst()));
        for (String pair : request.text().split("&")) {
            if (!pair.isBlank()) {
                String[] parts = pair.split("=", 2);
                root.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return root;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void put(String path, String value) {
        Form node = this;
        for (String step : path.split("\\.")) {
            Form parent = node;
            node = parent.children.computeIfAbsent(step, key ->
                    new Form(parent.name.isEmpty() ? key : parent.name + "." + key));
        }
        node.text = value;
    }

    /** The parameter's full name, such as {@code Filter.1.Name}. */
    String name() {
        return name;
    }

    /** The parameter's value; null when only longer names begin with this one. */
    String text() {
        return text;
    }

    /** Null when no parameter begins so. */
    Form child(String step) {
        return children.get(step);
    }

    Map<String, Form> children() {
        return children;
    }

    /** Takes a parameter away and returns its value, or an empty text. */
    String take(String step) {
        Form child = children.remove(step);
        return child == null || child.text == null ? "" : child.text;
    }
}
