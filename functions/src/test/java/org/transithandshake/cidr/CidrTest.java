package org.transithandshake.cidr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CidrTest {
    @Test
    void aRangeContainsItselfAndWhatLiesWithin() {
        assertThat(Cidr.of("10.0.0.0/8").contains(Cidr.of("10.0.0.0/8"))).isTrue();
        assertThat(Cidr.of("10.0.0.0/8").contains(Cidr.of("10.1.0.0/16"))).isTrue();
        assertThat(Cidr.of("10.1.0.0/16").contains(Cidr.of("10.0.0.0/8"))).isFalse();
        assertThat(Cidr.of("2001:db8::/32").contains(Cidr.of("2001:db8:1::/56"))).isTrue();
    }

    @Test
    void rangesOfDifferentFamiliesNeverMeet() {
        assertThat(Cidr.of("0.0.0.0/0").contains(Cidr.of("2001:db8::/32"))).isFalse();
        assertThat(Cidr.of("::/0").overlaps(Cidr.of("10.0.0.0/8"))).isFalse();
        assertThat(Cidr.of("::/0").overlaps(Cidr.of("::a00:0/104"))).isTrue();
    }

    @Test
    void hostBitsAreRefusedWithTheRangeThatWasMeant() {
        assertThatThrownBy(() -> Cidr.of("10.1.2.3/16")).hasMessageContaining("write 10.1.0.0/16");
    }

    @Test
    void whatIsNoRangeIsRefused() {
        for (String text : new String[] {"", "10.0.0.0", "10.0.0.0/33", "ten", "10.0.0.0/8/8", "10.0.0.0/-1"}) {
            assertThatThrownBy(() -> Cidr.of(text)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + text + "' is not a CIDR range");
        }
    }

    /** The oracle is arithmetic on the 32 bits, for blocks small enough to collide often. */
    @Test
    void containmentEqualsThatOfThePlainBits() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int p = random.nextInt(25, 33);
            int q = random.nextInt(25, 33);
            long a = random.nextLong(256) & mask(p);
            long b = random.nextLong(256) & mask(q);
            boolean expected = p <= q && (b & mask(p)) == a;
            assertThat(Cidr.of("10.0.0." + (a & 255) + "/" + p).contains(Cidr.of("10.0.0." + (b & 255) + "/" + q)))
                    .as("%s/%s in %s/%s", b, q, a, p).isEqualTo(expected);
        }
    }

    private static long mask(int prefix) {
        return 0xFFFFFFFFL << (32 - prefix) & 0xFFFFFFFFL;
    }
}
