package org.transithandshake.aws;

import java.util.Optional;
import org.transithandshake.step.PolicyPlace;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfigdata.model.BadRequestException;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationResponse;
import software.amazon.awssdk.services.appconfigdata.model.ResourceNotFoundException;

/**
 * The deployed text, asked for anew each time: AppConfig answers with an empty body where nothing has changed, and
 * only then is the text of the time before used again. So no text is older than the call, and an invocation that a
 * deployment woke does not decide by the version before it.
 *
 * <p>A token is good for one call and for 24 hours, and BadRequestException is the answer to a used or an old one
 * (GetLatestConfiguration, AppConfig API Reference); then a new session begins, whose first answer has the text.
 */
final class PolicySession {
    private final Aws aws;
    private final PolicyPlace place;
    private Optional<String> token = Optional.empty();
    private Optional<String> text = Optional.empty();

    PolicySession(Aws aws, PolicyPlace place) {
        this.aws = aws;
        this.place = place;
    }

    /** Empty where nothing has been deployed. */
    Optional<String> latest() {
        try {
            ask();
        } catch (ResourceNotFoundException e) {
            forget();
        }
        return text;
    }

    private void ask() {
        if (token.isPresent()) {
            try {
                poll(token.get());
                return;
            } catch (BadRequestException used) {
                forget();
            }
        }
        poll(aws.appConfigData().startConfigurationSession(r -> r.applicationIdentifier(place.application())
                .environmentIdentifier(place.environment()).configurationProfileIdentifier(place.profile()))
                .initialConfigurationToken());
    }

    private void poll(String current) {
        GetLatestConfigurationResponse answer =
                aws.appConfigData().getLatestConfiguration(r -> r.configurationToken(current));
        token = Optional.of(answer.nextPollConfigurationToken());
        text = Optional.ofNullable(answer.configuration()).map(SdkBytes::asUtf8String)
                .filter(body -> !body.isEmpty()).or(() -> text);
    }

    private void forget() {
        token = Optional.empty();
        text = Optional.empty();
    }
}
