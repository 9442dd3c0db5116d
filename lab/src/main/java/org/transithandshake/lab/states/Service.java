package org.transithandshake.lab.states;

import java.util.Arrays;
import java.util.Optional;
import org.transithandshake.lab.api.AwsError;

/**
 * A service that Task states call, and how its errors are named there: prefix and exception of the service's SDK for
 * Java, and the SDK's base exception for codes that the service does not model. So every error of EC2, which models
 * none, is {@code Ec2.Ec2Exception} (Developer Guide, "Integrating services with Step Functions", SDK integrations).
 */
enum Service {
    EC2("ec2", "ec2", "ec2", "Ec2", "Ec2Exception"),
    RAM("ram", "ram", "ram", "Ram", "RamException"),
    SFN("sfn", "states", "sfn", "Sfn", "SfnException"),
    EVENTBRIDGE("eventbridge", "events", "eventbridge", "EventBridge", "EventBridgeException"),
    SNS("sns", "sns", "sns", "Sns", "SnsException"),
    STS("sts", "sts", "sts", "Sts", "StsException"),
    /** The optimized integrations, whose names differ. */
    LAMBDA_INVOKE("", "lambda", "lambda", "Lambda", "AWSLambdaException"),
    START_EXECUTION("", "states", "sfn", "StepFunctions", "AWSStepFunctionsException"),
    SNS_PUBLISH("", "sns", "sns", "SNS", "AmazonSNSException");

    private final String inArn;
    private final String door;
    private final String sdk;
    private final String prefix;
    private final String base;

    Service(String inArn, String door, String sdk, String prefix, String base) {
        this.inArn = inArn;
        this.door = door;
        this.sdk = sdk;
        this.prefix = prefix;
        this.base = base;
    }

    /** The service of {@code arn:aws:states:::aws-sdk:SERVICE:operation}. */
    static Optional<Service> inArn(String name) {
        return Arrays.stream(values()).filter(service -> !name.isEmpty() && service.inArn.equals(name)).findFirst();
    }

    /** Whether it is an integration of its own, whose error names no page lists. */
    boolean isOptimized() {
        return inArn.isEmpty();
    }

    /** Its name at the lab's one door. */
    String door() {
        return door;
    }

    boolean has(String operation) {
        return exists(operation + "Request");
    }

    StateFailure failure(AwsError error, String requestId) {
        String modelled = error.code().replaceFirst("Exception$", "") + "Exception";
        String service = prefix.equals("StepFunctions") ? "Sfn" : prefix;
        // The text of AwsServiceException.getMessage in the SDK for Java 2: it does not contain the code.
        return new StateFailure(prefix + "." + (exists(modelled) ? modelled : base), error.getMessage()
                + " (Service: " + service + ", Status Code: " + error.status() + ", Request ID: " + requestId + ")");
    }

    private boolean exists(String model) {
        try {
            Class.forName("software.amazon.awssdk.services." + sdk + ".model." + model, false,
                    Service.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
