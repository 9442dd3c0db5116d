package org.transithandshake.lab.ec2;

import java.util.random.RandomGenerator;

/** Makes ids as EC2 does, a prefix and 17 hexadecimal digits, from the lab's seed. */
final class Ids {
    private final RandomGenerator random;

    Ids(RandomGenerator random) {
        this.random = random;
    }

    String next(String prefix) {
        // 17 digits are 68 bits, and real ids begin with a zero
        return "%s-0%016x".formatted(prefix, random.nextLong());
    }

    /** Whether the text can be an id with this prefix; EC2's older ids have eight digits. */
    static boolean wellFormed(String prefix, String id) {
        return id.matches(prefix + "-([0-9a-f]{8}|[0-9a-f]{17})");
    }
}
