package org.transithandshake.lab.wire;

import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.core.SdkPojo;

/** How the requests and answers of a service look on the wire. */
sealed interface Protocol permits Ec2Query, AwsQuery, AwsJson, RestJson {
    /** The operation that the request names, such as {@code CreateRoute}; it need not exist. */
    String operation(RawRequest request);

    /** Sets the members of a request's builder. */
    void read(RawRequest request, SdkPojo builder, String operation);

    Answer success(String operation, SdkPojo response, String requestId);

    Answer failure(AwsError error, String requestId);
}
