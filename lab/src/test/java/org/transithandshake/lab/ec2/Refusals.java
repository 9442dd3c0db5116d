package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What AWS answers when it refuses. */
final class Refusals {
    private Refusals() {
    }

    /** The call ends with an error of this code whose message has all of the parts. */
    static void refused(String code, ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(parts).allSatisfy(part -> assertThat(error).hasMessageContaining(part));
        });
    }
}
