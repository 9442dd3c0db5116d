package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

final class LookupTest {

    @ParameterizedTest
    @ValueSource(ints = {32, 128})
    void theLookupAgreesWithBruteForceOverRandomTables(int bits) {
        Random random = new Random(20261123 + bits);
        int matched = 0;
        for (int round = 0; round < 300; round++) {
            List<GatewayRoute> table = table(random, bits);
            for (int packet = 0; packet < 10; packet++) {
                BigInteger address = number(random, bits);
                Optional<GatewayRoute> found = Lookup.best(table, Address.parse(text(address, bits)));

                assertThat(found).as("%s in %s", text(address, bits), table)
                        .isEqualTo(oracle(table, address, bits));
                matched += found.isPresent() ? 1 : 0;
            }
        }
        // The numbers are crowded into six bits, so that most packets match and many entries compete.
        assertThat(matched).isBetween(1000, 2999);
    }

    /** Tries every prefix length from the longest on, and compares numbers instead of addresses. */
    private static Optional<GatewayRoute> oracle(List<GatewayRoute> table, BigInteger address, int bits) {
        for (int length = bits; length >= 0; length--) {
            for (RouteOrigin origin : List.of(RouteOrigin.STATIC, RouteOrigin.PREFIX_LIST,
                    RouteOrigin.PROPAGATED)) {
                String block = text(address.shiftRight(bits - length).shiftLeft(bits - length), bits) + "/" + length;
                for (GatewayRoute route : table) {
                    if (route.origin() == origin && route.destination().equals(Cidr.of(block))) {
                        return Optional.of(route);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<GatewayRoute> table(Random random, int bits) {
        Set<String> seen = new TreeSet<>();
        List<GatewayRoute> table = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int length = random.nextInt(20) == 0 ? 0 : bits - random.nextInt(7);
            BigInteger block = number(random, bits).shiftRight(bits - length).shiftLeft(bits - length);
            RouteOrigin origin = RouteOrigin.values()[random.nextInt(3)];
            if (seen.add(block + "/" + length + origin)) {
                table.add(new GatewayRoute(Cidr.of(text(block, bits) + "/" + length),
                        Optional.of("tgw-attach-" + i), RouteState.ACTIVE, origin));
            }
        }
        return table;
    }

    private static BigInteger number(Random random, int bits) {
        return BigInteger.TEN.shiftLeft(bits - 4).add(BigInteger.valueOf(random.nextInt(64)));
    }

    private static String text(BigInteger number, int bits) {
        byte[] raw = new byte[bits / 8];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = number.shiftRight(8 * (raw.length - 1 - i)).byteValue();
        }
        try {
            return InetAddress.getByAddress(raw).getHostAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
