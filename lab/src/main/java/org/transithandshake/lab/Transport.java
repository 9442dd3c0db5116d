package org.transithandshake.lab;

/** How the clients of functions and people reach the lab's services within this process. */
public enum Transport {
    /** As AWS is reached: the SDK writes and signs every request, the lab reads it, and the other way round. */
    WIRE,
    /** By objects, in less than half of the time: {@link org.transithandshake.lab.wire.DirectClients}. */
    DIRECT;

    /** What {@code -Dlab.transport=wire|direct} says; the wire where it says nothing. */
    static Transport ofThisJvm() {
        String said = System.getProperty("lab.transport", "wire");
        return switch (said) {
            case "wire" -> WIRE;
            case "direct" -> DIRECT;
            default -> throw new IllegalArgumentException(
                    "-Dlab.transport=" + said + " is no transport of the lab; it is wire or direct");
        };
    }
}
