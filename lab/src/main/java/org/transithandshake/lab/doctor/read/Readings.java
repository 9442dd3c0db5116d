package org.transithandshake.lab.doctor.read;

import java.util.function.Supplier;
import org.transithandshake.lab.doctor.Reading;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Turns a refusal of AWS into something that is not known. */
final class Readings {
    private Readings() {
    }

    static <T> Reading<T> of(Supplier<T> read) {
        try {
            return new Reading.Known<>(read.get());
        } catch (AwsServiceException refused) {
            return new Reading.Unknown<>(reason(refused));
        }
    }

    private static String reason(AwsServiceException refused) {
        return refused.awsErrorDetails() == null ? "AWS answered " + refused.statusCode()
                : refused.awsErrorDetails().errorCode() + ": " + refused.awsErrorDetails().errorMessage();
    }
}
