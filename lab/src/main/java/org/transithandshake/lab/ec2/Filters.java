package org.transithandshake.lab.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * The filters that one operation documents. Names are joined by "and", the values of one name by "or"; {@code *} and
 * {@code ?} are wildcards (EC2 User Guide, "List and filter your resources").
 */
final class Filters<T> {
    /** EC2 User Guide, "List and filter your resources": up to 200 values for each filter. */
    private static final int MOST_VALUES = 200;

    private final Map<String, Function<T, List<String>>> byName = new LinkedHashMap<>();
    private Function<T, List<Tag>> tags;

    Filters<T> one(String name, Function<T, ?> value) {
        return many(name, item -> {
            Object found = value.apply(item);
            return found == null ? List.of() : List.of(found.toString());
        });
    }

    Filters<T> many(String name, Function<T, List<String>> values) {
        byName.put(name, values);
        return this;
    }

    /** Adds {@code tag:KEY} and {@code tag-key}. */
    Filters<T> tags(Function<T, List<Tag>> of) {
        tags = of;
        return many("tag-key", item -> of.apply(item).stream().map(Tag::key).toList());
    }

    List<T> apply(List<T> items, List<Filter> wanted) {
        wanted.forEach(this::check);
        return items.stream().filter(item -> wanted.stream().allMatch(filter -> matches(item, filter))).toList();
    }

    private void check(Filter filter) {
        if (filter.values().size() > MOST_VALUES) {
            throw new AwsError("FilterLimitExceeded", "The maximum number of filter values specified on a single call"
                    + " is " + MOST_VALUES + ".");
        }
        if (filter.name() == null || values(filter.name()) == null) {
            throw Faults.invalidValue("The filter '" + filter.name() + "' is invalid");
        }
    }

    private boolean matches(T item, Filter filter) {
        List<String> actual = values(filter.name()).apply(item);
        return filter.values().stream().map(Filters::wildcard)
                .anyMatch(pattern -> actual.stream().anyMatch(value -> pattern.matcher(value).matches()));
    }

    private Function<T, List<String>> values(String name) {
        if (tags == null || !name.startsWith("tag:")) {
            return byName.get(name);
        }
        String key = name.substring("tag:".length());
        return item -> tags.apply(item).stream().filter(tag -> tag.key().equals(key)).map(Tag::value)
                .filter(Objects::nonNull).toList();
    }

    private static Pattern wildcard(String value) {
        String quoted = Pattern.quote(value).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(quoted, Pattern.DOTALL);
    }
}
