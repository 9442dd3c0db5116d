package org.transithandshake.lab.wire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Who calls, told by the access key alone: the lab keeps no secrets, so signatures and session tokens are not checked.
 *
 * <p>An access key id of twelve digits is a person with every permission in that account.
 */
public final class Sessions {
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final AtomicLong issued = new AtomicLong();

    /**
     * Temporary credentials with which every request comes from this caller. Keys are numbered, so equal runs of the
     * lab see equal keys; their form is that of temporary keys, {@code ASIA} and 16 characters (IAM user guide, "IAM
     * identifiers", unique IDs).
     */
    public AwsCredentialsProvider issue(Caller caller) {
        String number = Long.toString(issued.incrementAndGet(), 36).toUpperCase(Locale.ROOT);
        String key = "ASIA" + "0".repeat(16 - number.length()) + number;
        callers.put(key, caller);
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(key, "secret-of-" + key, "token-of-" + key));
    }

    /** The caller of a request, in the Region for which the request was signed. */
    Optional<Caller> caller(CredentialScope scope) {
        if (scope.accessKeyId().matches("\\d{12}")) {
            return Optional.of(Caller.person(scope.accessKeyId(), scope.region()));
        }
        return Optional.ofNullable(callers.get(scope.accessKeyId())).map(caller -> new Caller(
                caller.account(), scope.region(), caller.role(), caller.actor(), caller.origin()));
    }
}
