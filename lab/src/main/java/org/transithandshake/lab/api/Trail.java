package org.transithandshake.lab.api;

import org.transithandshake.lab.api.Operations.Operation;
import software.amazon.awssdk.core.SdkPojo;

/** Is told of every mutating call, as CloudTrail is. */
public interface Trail {
    /** Exactly one of {@code response} and {@code error} is null. */
    void record(Caller caller, String service, Operation<?> operation, SdkPojo request, SdkPojo response,
            AwsError error);
}
