package org.transithandshake.lab.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** One execution environment: a handler that lives from its cold start on and serves one invocation at a time. */
final class Environment {
    private final Keys keys = new Keys();
    private RequestStreamHandler handler;

    /** What the handler's clients hold; it answers with the session of the invocation being served. */
    private static final class Keys implements AwsCredentialsProvider {
        private AwsCredentialsProvider session;

        @Override
        public AwsCredentials resolveCredentials() {
            if (session == null) {
                throw new IllegalStateException("this execution environment has been shut down");
            }
            return session.resolveCredentials();
        }
    }

    AwsCredentialsProvider credentials() {
        return keys;
    }

    void serve(AwsCredentialsProvider session) {
        keys.session = session;
    }

    /** Ends whatever still runs here: from now on its calls of AWS fail. */
    void shutDown() {
        keys.session = null;
    }

    /** An environment lives on after an error of its handler, but not after a timeout or a failed initialization. */
    boolean isUsable() {
        return handler != null && keys.session != null;
    }

    RequestStreamHandler handler() {
        return handler;
    }

    void initialized(RequestStreamHandler made) {
        handler = made;
    }
}
