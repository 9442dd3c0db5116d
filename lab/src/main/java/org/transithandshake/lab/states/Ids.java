package org.transithandshake.lab.states;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Identifiers that look as AWS's do and come from a seed. */
final class Ids {
    private final RandomGenerator random;

    Ids(RandomGenerator random) {
        this.random = random;
    }

    /** A UUID of version 4. */
    String uuid() {
        long most = random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long least = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(most, least).toString();
    }
}
