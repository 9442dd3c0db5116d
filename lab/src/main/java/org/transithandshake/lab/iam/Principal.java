package org.transithandshake.lab.iam;

/** Who asks: a role or person of an account, or an AWS service. */
sealed interface Principal {
    /** @param arn the role's ARN, or the account's root for a person */
    record Identity(String account, String arn) implements Principal {
    }

    /** @param name such as {@code events.amazonaws.com} */
    record Service(String name) implements Principal {
    }
}
