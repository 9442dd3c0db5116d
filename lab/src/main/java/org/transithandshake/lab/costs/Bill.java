package org.transithandshake.lab.costs;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many units of what were used; what was not used is not in it. */
public record Bill(Map<Price, BigDecimal> units) {
    public Bill {
        Map<Price, BigDecimal> used = new EnumMap<>(Price.class);
        units.forEach((price, count) -> {
            if (count.signum() > 0) {
                used.put(price, count);
            }
        });
        units = Collections.unmodifiableMap(used);
    }

    public BigDecimal units(Price price) {
        return units.getOrDefault(price, BigDecimal.ZERO);
    }

    public BigDecimal dollars(Price price) {
        return price.dollars().multiply(units(price));
    }

    public BigDecimal dollars() {
        return units.keySet().stream().map(this::dollars).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
