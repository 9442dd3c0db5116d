package org.transithandshake.lab.ram;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.core.SdkPojo;

/** A request with a {@code clientToken} that came before is answered as before, and changes nothing. */
final class Repeats {
    private final Map<Key, Answer> answers = new HashMap<>();

    private record Key(String account, Class<?> operation, String token) {
    }

    private record Answer(SdkPojo request, SdkPojo response) {
    }

    <Q extends SdkPojo> BiFunction<Caller, Q, SdkPojo> once(BiFunction<Caller, Q, ? extends SdkPojo> handler) {
        return (caller, request) -> {
            String token = token(request);
            return token == null ? handler.apply(caller, request)
                    : answer(new Key(caller.account(), request.getClass(), token), caller, request, handler);
        };
    }

    private <Q extends SdkPojo> SdkPojo answer(
            Key key, Caller caller, Q request, BiFunction<Caller, Q, ? extends SdkPojo> handler) {
        Answer before = answers.get(key);
        if (before == null) {
            Answer answer = new Answer(request, handler.apply(caller, request));
            answers.put(key, answer);
            return answer.response;
        }
        if (!before.request.equals(request)) {
            throw new AwsError("IdempotentParameterMismatchException", "The client token " + key.token
                    + " was used before with other parameters.");
        }
        return before.response;
    }

    private static String token(SdkPojo request) {
        return request.sdkFields().stream().filter(field -> field.memberName().equals("clientToken"))
                .map(field -> (String) field.getValueOrDefault(request)).filter(token -> token != null).findFirst()
                .orElse(null);
    }
}
