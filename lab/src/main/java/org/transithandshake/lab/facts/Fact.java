package org.transithandshake.lab.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A JSON value and where it stands, so that every complaint can name the place.
 *
 * @param place such as {@code side-a.json: DescribeVpcs.Vpcs[0]}
 */
record Fact(String place, JsonNode value) {

    /** The member, or empty if it is missing or null. */
    Optional<Fact> find(String name) {
        JsonNode member = value.get(name);
        return member == null || member.isNull() ? Optional.empty() : Optional.of(new Fact(at(name), member));
    }

    Optional<String> text(String name) {
        return find(name).map(member -> {
            if (!member.value.isTextual()) {
                throw member.wrong("is not a text");
            }
            return member.value.textValue();
        });
    }

    String need(String name) {
        return text(name).orElseThrow(() -> wrong("has no " + name));
    }

    Optional<Integer> number(String name) {
        return find(name).map(member -> {
            if (!member.value.isInt()) {
                throw member.wrong("is not a whole number");
            }
            return member.value.intValue();
        });
    }

    boolean is(String name) {
        return find(name).filter(member -> member.value.asBoolean()).isPresent();
    }

    /** The elements of a member, none if it is missing. */
    Stream<Fact> each(String name) {
        return find(name).stream().flatMap(list -> {
            if (!list.value.isArray()) {
                throw list.wrong("is not a list");
            }
            return IntStream.range(0, list.value.size())
                    .mapToObj(i -> new Fact(list.place + "[" + i + "]", list.value.get(i)));
        });
    }

    /** One member of every element of a list. */
    List<String> texts(String list, String name) {
        return each(list).map(element -> element.text(name)).flatMap(Optional::stream).toList();
    }

    /** What a record made of a text says against it becomes a complaint about this place. */
    <T> T as(Function<Fact, T> reading) {
        try {
            return reading.apply(this);
        } catch (BadFacts e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw wrong("cannot be read: " + Objects.toString(e.getMessage(), "no reason given"));
        }
    }

    BadFacts wrong(String what) {
        return new BadFacts(place + " " + what);
    }

    private String at(String name) {
        return place.endsWith(":") ? place + " " + name : place + "." + name;
    }
}
