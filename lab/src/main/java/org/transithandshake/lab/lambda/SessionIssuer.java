package org.transithandshake.lab.lambda;

import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Gives out credentials whose every use is a call by this caller. */
@FunctionalInterface
public interface SessionIssuer {
    AwsCredentialsProvider issue(Caller caller);
}
