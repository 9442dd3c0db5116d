package org.transithandshake.lab.shipped;

/** A process that makes handlers as Lambda does, by their constructors without arguments, and prints their names. */
final class ColdStart {
    private ColdStart() {
    }

    /** @param handlers the template's property Handler of each function */
    public static void main(String[] handlers) throws ReflectiveOperationException {
        for (String handler : handlers) {
            Object made = Class.forName(handler.replaceFirst("::.*", "")).getConstructor().newInstance();
            System.out.println(made.getClass().getName());
        }
    }
}
