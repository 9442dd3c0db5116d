package org.transithandshake.lab.template;

import java.util.List;

/** A template or its parameters cannot be deployed; the message has one sentence for each fault found. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final List<String> faults;

    TemplateException(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    TemplateException(String fault) {
        this(List.of(fault));
    }

    public List<String> faults() {
        return faults;
    }
}
