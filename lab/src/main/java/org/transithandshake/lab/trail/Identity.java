package org.transithandshake.lab.trail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.transithandshake.lab.api.Caller;

/**
 * The {@code userIdentity} of a record: an assumed role with its session's issuer, or a person's IAM user.
 *
 * @see <a href=
 *      "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *      CloudTrail userIdentity element</a>
 */
final class Identity {
    private Identity() {
    }

    static ObjectNode of(Caller caller) {
        return caller.isPerson() ? user(caller) : session(caller);
    }

    /** What an account that owns the resource learns of a caller in another account. */
    static ObjectNode redacted(Caller caller) {
        return JsonNodeFactory.instance.objectNode().put("type", "AWSAccount")
                .put("principalId", principalId(caller)).put("accountId", caller.account());
    }

    private static ObjectNode user(Caller caller) {
        return JsonNodeFactory.instance.objectNode().put("type", "IAMUser")
                .put("principalId", principalId(caller))
                .put("arn", "arn:aws:iam::" + caller.account() + ":user/" + caller.actor())
                .put("accountId", caller.account())
                .put("userName", caller.actor());
    }

    private static ObjectNode session(Caller caller) {
        String name = caller.role().substring(caller.role().lastIndexOf('/') + 1);
        ObjectNode identity = JsonNodeFactory.instance.objectNode().put("type", "AssumedRole")
                .put("principalId", principalId(caller))
                .put("arn", "arn:aws:sts::" + caller.account() + ":assumed-role/" + name + "/" + sessionName(caller))
                .put("accountId", caller.account());
        identity.putObject("sessionContext").putObject("sessionIssuer").put("type", "Role")
                .put("principalId", uniqueId("AROA", caller.role())).put("arn", caller.role())
                .put("accountId", caller.account()).put("userName", name);
        return identity;
    }

    private static String principalId(Caller caller) {
        return caller.isPerson()
                ? uniqueId("AIDA", caller.account() + caller.actor())
                : uniqueId("AROA", caller.role()) + ":" + sessionName(caller);
    }

    /** Role session names have no spaces. */
    private static String sessionName(Caller caller) {
        return caller.actor().replaceAll("[^\\w+=,.@-]", "-");
    }

    /** IAM's unique ids: a prefix and 17 characters, always the same for the same thing. */
    private static String uniqueId(String prefix, String of) {
        String hash = UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
        return prefix + hash.substring(0, 17).toUpperCase(Locale.ROOT);
    }
}
