package org.transithandshake.lab.costs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of {@code docs/costs.md}. Units are rounded to a digit after the point, sums to a hundredth of a cent. */
public final class CostTable {
    private CostTable() {
    }

    /** A row for each price that anything was used of: the price, and the units of each column. */
    public static String ofHandshake(Study study) {
        Stream<String> rows = Arrays.stream(Price.values())
                .filter(price -> columns(study).anyMatch(bill -> bill.units().containsKey(price)))
                .map(price -> "| " + price.what() + " | " + price.dollars().toPlainString() + " | "
                        + columns(study).map(bill -> units(bill.units(price))).collect(Collectors.joining(" | "))
                        + " | " + price.source() + " |");
        String sums = "| **together, USD** | | " + columns(study).map(bill -> "**" + dollars(bill.dollars()) + "**")
                .collect(Collectors.joining(" | ")) + " | |";
        return Stream.concat(Stream.concat(Stream.of(
                "| unit | USD each | one connection | hub, idle month | spoke, idle month | price |",
                "|---|---|---|---|---|---|"), rows), Stream.of(sums)).collect(Collectors.joining("\n", "", "\n"));
    }

    /** What AWS takes for the network itself: an attachment's month, and so many gigabytes. */
    public static String ofNetwork(int... gigabytes) {
        BigDecimal month = Price.ATTACHMENT_HOUR.dollars().multiply(BigDecimal.valueOf(Study.HOURS));
        Stream<String> data = Arrays.stream(gigabytes).mapToObj(amount -> "| " + amount + " GB through the gateway | "
                + Price.GATEWAY_GIGABYTE.dollars() + " for each | " + money(Price.GATEWAY_GIGABYTE.dollars()
                .multiply(BigDecimal.valueOf(amount))) + " |");
        return Stream.concat(Stream.of("| network | USD each | USD |", "|---|---|---|",
                "| one attachment, a month of " + Study.HOURS + " hours | " + Price.ATTACHMENT_HOUR.dollars()
                        + " an hour | " + money(month) + " |"), data).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<Bill> columns(Study study) {
        return Stream.of(study.connection(), study.hub(), study.spoke());
    }

    private static String units(BigDecimal units) {
        return units.signum() == 0 ? "" : units.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private static String dollars(BigDecimal sum) {
        return sum.setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    private static String money(BigDecimal sum) {
        return sum.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
