package org.transithandshake.lab.states;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.time.Timeline;

/** All task tokens that were ever given out. */
final class Callbacks {
    private static final String PREFIX = "AQCAAAAA";
    private final Timeline time;
    private final Ids ids;
    private final Map<String, Callback> byToken = new LinkedHashMap<>();

    Callbacks(Timeline time, Ids ids) {
        this.time = time;
        this.ids = ids;
    }

    Callback issue(Machine machine) {
        byte[] unique = (ids.uuid() + ids.uuid()).getBytes(StandardCharsets.US_ASCII);
        String token = PREFIX + Base64.getEncoder().encodeToString(unique);
        Callback callback = new Callback(time, token, machine);
        byToken.put(token, callback);
        return callback;
    }

    Optional<Callback> find(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    /**
     * The waiting task of a token.
     *
     * @param account the caller's: a token only works for principals of the account it was made in (SendTaskSuccess,
     *                API Reference)
     * @throws AwsError {@code InvalidToken} for what is no token of this account, {@code TaskDoesNotExist} for one that
     *                  was never given out, {@code TaskTimedOut} for one whose task is over
     */
    Callback open(String token, String account) {
        if (token == null || !token.startsWith(PREFIX)) {
            throw new AwsError("InvalidToken", "Invalid Token: 'Invalid token'");
        }
        Callback callback = find(token).orElseThrow(() ->
                new AwsError("TaskDoesNotExist", "Task does not exist: 'Provided task does not exist'"));
        if (!callback.machine().account().equals(account)) {
            throw new AwsError("InvalidToken", "Invalid Token: 'Invalid token'");
        }
        if (callback.isClosed()) {
            throw new AwsError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
        }
        return callback;
    }
}
