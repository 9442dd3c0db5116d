package org.transithandshake.lab.states;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.transithandshake.lab.time.Timeline;

/**
 * The functions that Step Functions adds to JSONata, and those of JSONata that must follow the virtual
 * clock and the seed.
 *
 * <p>Source: Developer Guide, "Transforming data with JSONata", "JSONata functions provided by Step Functions".
 * {@code $eval} is not supported there.
 */
final class QueryFunctions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    private static final int LONGEST_RANGE = 1_000;
    private final Timeline time;
    private final RandomGenerator random;
    private final Ids ids;

    QueryFunctions(Timeline time, Ids ids) {
        this.time = time;
        this.ids = ids;
        this.random = time.random("states-query");
    }

    void bind(Jsonata.Frame frame) {
        bind(frame, "partition", 2, 2, arguments -> partition(list(arguments, 0), whole(arguments, 1)));
        bind(frame, "range", 3, 3, arguments -> range(whole(arguments, 0), whole(arguments, 1), whole(arguments, 2)));
        bind(frame, "hash", 2, 2, arguments -> hash(text(arguments, 0), text(arguments, 1)));
        bind(frame, "random", 0, 1, this::random);
        bind(frame, "uuid", 0, 0, arguments -> ids.uuid());
        bind(frame, "parse", 1, 1, arguments -> parse(text(arguments, 0)));
        bind(frame, "shuffle", 1, 1, arguments -> shuffle(list(arguments, 0)));
        bind(frame, "now", 0, 2, this::now);
        bind(frame, "millis", 0, 0, arguments -> time.now().toEpochMilli());
        bind(frame, "eval", 0, 2, arguments -> {
            throw StateFailure.query("The function $eval is not supported.");
        });
    }

    private static void bind(Jsonata.Frame frame, String name, int least, int most, Function<List<?>, Object> body) {
        JFunctionCallable callable = (input, arguments) -> {
            if (arguments.size() < least || arguments.size() > most) {
                throw StateFailure.query("The function $" + name + " takes " + least + " to " + most
                        + " arguments and was given " + arguments.size() + ".");
            }
            return body.apply(arguments);
        };
        frame.bind(name, new JFunction(callable, null));
    }

    private String now(List<?> arguments) {
        return arguments.isEmpty() ? Clock.iso(time.now()) : Functions.dateTimeFromMillis(time.now().toEpochMilli(),
                text(arguments, 0), arguments.size() > 1 ? text(arguments, 1) : null);
    }

    private List<?> shuffle(List<?> list) {
        List<?> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static List<List<?>> partition(List<?> list, long size) {
        if (size < 1) {
            throw StateFailure.query("The function $partition needs a size of at least 1.");
        }
        List<List<?>> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i += (int) Math.min(size, list.size())) {
            parts.add(new ArrayList<>(list.subList(i, (int) Math.min(i + size, list.size()))));
        }
        return parts;
    }

    private static List<Object> range(long first, long last, long delta) {
        if (delta == 0 || (last - first) / delta >= LONGEST_RANGE) {
            throw StateFailure.query("The function $range makes at most 1000 elements and needs a step.");
        }
        List<Object> range = new ArrayList<>();
        for (long i = first; delta > 0 ? i <= last : i >= last; i += delta) {
            range.add(i);
        }
        return range;
    }

    private static String hash(String data, String algorithm) {
        if (!HASHES.contains(algorithm)) {
            throw StateFailure.query("The function $hash does not know " + algorithm + ", only " + HASHES + ".");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(data.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private double random(List<?> arguments) {
        return arguments.isEmpty() ? random.nextDouble() : new SplittableRandom(whole(arguments, 0)).nextDouble();
    }

    private static Object parse(String json) {
        try {
            return Values.plain(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw StateFailure.query("The function $parse was given no JSON: " + e.getOriginalMessage());
        }
    }

    private static List<?> list(List<?> arguments, int index) {
        Object value = arguments.get(index);
        return value instanceof List<?> list ? list : List.of(value);
    }

    private static long whole(List<?> arguments, int index) {
        if (arguments.get(index) instanceof Number number) {
            return number.longValue();
        }
        throw StateFailure.query("Argument " + (index + 1) + " must be a number.");
    }

    private static String text(List<?> arguments, int index) {
        if (arguments.get(index) instanceof String text) {
            return text;
        }
        throw StateFailure.query("Argument " + (index + 1) + " must be a string.");
    }
}
