package org.transithandshake.lab.ec2;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.transithandshake.lab.api.AwsError;

/** The things that a Describe call may see, of which it can name some by id. */
record Choice<T>(List<T> visible, Function<T, String> id) {
    static <T> Choice<T> of(List<T> visible, Function<T, String> id) {
        return new Choice<>(visible, id);
    }

    /** All of them, or those named, in the order of creation; one that is not visible is an error. */
    List<T> ids(List<String> named, UnaryOperator<String> check, Function<String, AwsError> notFound) {
        if (named.isEmpty()) {
            return visible;
        }
        List<String> known = visible.stream().map(id).toList();
        for (String name : named) {
            if (!known.contains(check.apply(name))) {
                throw notFound.apply(name);
            }
        }
        return visible.stream().filter(item -> named.contains(id.apply(item))).toList();
    }
}
