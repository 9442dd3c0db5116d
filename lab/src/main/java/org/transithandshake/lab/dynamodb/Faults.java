package org.transithandshake.lab.dynamodb;

import org.transithandshake.lab.api.AwsError;

/**
 * The errors of DynamoDB.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 *      handling with DynamoDB</a>
 */
final class Faults {
    private Faults() {
    }

    static AwsError noTable() {
        return new AwsError("ResourceNotFoundException", "Requested resource not found");
    }

    static AwsError conditionFailed() {
        return new AwsError("ConditionalCheckFailedException", "The conditional request failed");
    }

    static AwsError invalid(String what) {
        return new AwsError("ValidationException", what);
    }

    /** @param kind the request's member, such as {@code ConditionExpression} */
    static AwsError syntax(String kind, String token, String near) {
        return invalid("Invalid " + kind + ": Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }

    static AwsError badKey() {
        return invalid("The provided key element does not match the schema");
    }
}
