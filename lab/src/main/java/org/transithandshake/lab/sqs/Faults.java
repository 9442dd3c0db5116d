package org.transithandshake.lab.sqs;

import org.transithandshake.lab.api.AwsError;

/**
 * The errors of SQS.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html">Errors of
 *      each action</a>
 */
final class Faults {
    private Faults() {
    }

    static AwsError noQueue() {
        return new AwsError("QueueDoesNotExist", "The specified queue does not exist.");
    }

    static AwsError nameExists(String difference) {
        return new AwsError("QueueNameExists",
                "A queue already exists with the same name and a different value for attribute " + difference);
    }

    static AwsError missing(String parameter) {
        return new AwsError("MissingParameter", "The request must contain the parameter " + parameter + ".");
    }

    static AwsError badValue(String parameter, Object value, String reason) {
        return new AwsError("InvalidParameterValue",
                "Value " + value + " for parameter " + parameter + " is invalid. Reason: " + reason);
    }

    static AwsError badAttributeName(String name) {
        return new AwsError("InvalidAttributeName", "Unknown Attribute " + name + ".");
    }

    static AwsError badAttributeValue(String name) {
        return new AwsError("InvalidAttributeValue", "Invalid value for the parameter " + name + ".");
    }

    static AwsError badHandle(String handle) {
        return new AwsError("ReceiptHandleIsInvalid", "The input receipt handle \"" + handle
                + "\" is not a valid receipt handle.");
    }

    static AwsError notInFlight() {
        return new AwsError("MessageNotInflight", "The message referred to is not in flight.");
    }

    static AwsError purgedLately(String queue) {
        return new AwsError("PurgeQueueInProgress",
                "Only one PurgeQueue operation on " + queue + " is allowed every 60 seconds.");
    }
}
