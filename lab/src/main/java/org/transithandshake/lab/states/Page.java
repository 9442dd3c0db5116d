package org.transithandshake.lab.states;

import java.util.List;
import org.transithandshake.lab.api.AwsError;

/** A page of a list; the token is the position of the next item, null on the last page. */
record Page<T>(List<T> items, String next) {
    static <T> Page<T> of(List<T> all, Integer most, String token) {
        int from = token == null ? 0 : position(token, all.size());
        int to = Math.min(all.size(), from + (most == null || most == 0 ? 100 : most));
        return new Page<>(all.subList(from, to), to == all.size() ? null : String.valueOf(to));
    }

    private static int position(String token, int size) {
        if (!token.matches("\\d{1,9}") || Integer.parseInt(token) > size) {
            throw new AwsError("InvalidToken", "Invalid Token: '" + token + "'");
        }
        return Integer.parseInt(token);
    }
}
