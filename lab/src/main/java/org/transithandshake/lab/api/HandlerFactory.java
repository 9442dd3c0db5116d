package org.transithandshake.lab.api;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Makes a function's handler as its class path would: from the {@code Handler} property and the environment. */
public interface HandlerFactory {
    RequestStreamHandler create(String handler, Map<String, String> environment, AwsCredentialsProvider credentials);
}
