package org.transithandshake.step;

/** The input is not what the function takes; trying again with the same input cannot help. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInput(String message) {
        super(message);
    }

    /** @throws BadInput naming the field, if the value is absent */
    public static <T> T require(T value, String field) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new BadInput("the field '" + field + "' is missing in the input");
        }
        return value;
    }
}
