package org.transithandshake.lab.ec2;

import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes ids as EC2 does, a prefix and 17 hexadecimal digits, from the lab's seed. */
final class Ids {
    /** What comes with every VPC and subnet unasked must not shift the ids of everything else. */
    private static final Set<String> FIREWALLS = Set.of("sg", "sgr", "acl", "aclassoc");
    private final RandomGenerator random;
    private final RandomGenerator firewalls;

    Ids(RandomGenerator random, RandomGenerator firewalls) {
        this.random = random;
        this.firewalls = firewalls;
    }

    String next(String prefix) {
        // 17 digits are 68 bits, and real ids begin with a zero
        return "%s-0%016x".formatted(prefix, (FIREWALLS.contains(prefix) ? firewalls : random).nextLong());
    }

    /** Whether the text can be an id with this prefix; EC2's older ids have eight digits. */
    static boolean wellFormed(String prefix, String id) {
        return id.matches(prefix + "-([0-9a-f]{8}|[0-9a-f]{17})");
    }
}
