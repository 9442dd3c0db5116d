package org.transithandshake.step;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Options of a gateway or of an attachment, {@code enable} or {@code disable} by AWS's names. One that is not there is
 * AWS's to choose when something is made, and stays as it is afterwards.
 */
public record Options(Map<String, String> values) {
    public static final String DNS = "DnsSupport";
    public static final String GROUPS = "SecurityGroupReferencingSupport";
    public static final String APPLIANCE = "ApplianceModeSupport";
    public static final String IPV6 = "Ipv6Support";

    public Options {
        values = Map.copyOf(values);
    }

    /** Those of some names and values, one after the other, whose value is not null. */
    public static Options of(String... namesAndValues) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                values.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return new Options(values);
    }

    public static Options none() {
        return new Options(Map.of());
    }

    /** These, and another one enabled. */
    public Options enable(String option) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(option, "enable");
        return new Options(more);
    }

    public boolean enables(String option) {
        return "enable".equals(values.get(option));
    }

    /** @return null if it is not there, as EC2's requests have it */
    public String get(String option) {
        return values.get(option);
    }

    /** Those of these that the other does not have, or has otherwise. */
    public Options differingFrom(Options other) {
        return new Options(values.entrySet().stream()
                .filter(option -> !Objects.equals(option.getValue(), other.get(option.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Those of these that the other names. */
    public Options only(Options other) {
        return new Options(values.entrySet().stream().filter(option -> other.values.containsKey(option.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** As the AWS CLI's {@code --options} takes them. */
    @Override
    public String toString() {
        return new TreeMap<>(values).entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(","));
    }
}
