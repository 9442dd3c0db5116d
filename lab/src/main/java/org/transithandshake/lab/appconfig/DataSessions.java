package org.transithandshake.lab.appconfig;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationRequest;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationResponse;
import software.amazon.awssdk.services.appconfigdata.model.StartConfigurationSessionRequest;
import software.amazon.awssdk.services.appconfigdata.model.StartConfigurationSessionResponse;

/**
 * AppConfig Data: who reads has a session, whose token is good for one call and for 24 hours. The body is empty where
 * the session has what is served already (GetLatestConfiguration, AppConfig API Reference).
 */
final class DataSessions {
    private static final Duration VALID = Duration.ofHours(24);
    private static final int POLL_SECONDS = 60;

    private final Estate estate;
    private final Timeline time;
    private final Map<String, Session> sessions = new HashMap<>();
    private int issued;

    /** @param known what the reader was given last, or null */
    private record Session(Application application, Environment environment, Profile profile, Hosted known,
            Instant since) {
    }

    DataSessions(Estate estate, Timeline time) {
        this.estate = estate;
        this.time = time;
    }

    void addTo(Operations operations) {
        operations.on(StartConfigurationSessionRequest.class, this::start, (caller, q) -> needs(
                        "StartConfigurationSession", open(caller, q)))
                .on(GetLatestConfigurationRequest.class, this::latest, (caller, q) -> needs(
                        "GetLatestConfiguration", find(q.configurationToken())));
    }

    private static List<Access> needs(String action, Session session) {
        return List.of(new Access("appconfig:" + action,
                session.application.arn(session.environment, session.profile)));
    }

    /** By ids or names. */
    private Session open(Caller caller, StartConfigurationSessionRequest request) {
        Application application = Estate.named(estate.applications(caller.account()), a -> a.id, a -> a.name,
                request.applicationIdentifier(), "Application");
        return new Session(application,
                Estate.named(application.environments.values(), e -> e.id, e -> e.name,
                        request.environmentIdentifier(), "Environment"),
                Estate.named(application.profiles.values(), p -> p.id, p -> p.name,
                        request.configurationProfileIdentifier(), "ConfigurationProfile"), null, time.now());
    }

    private StartConfigurationSessionResponse start(Caller caller, StartConfigurationSessionRequest request) {
        return StartConfigurationSessionResponse.builder().initialConfigurationToken(issue(open(caller, request)))
                .build();
    }

    private GetLatestConfigurationResponse latest(Caller caller, GetLatestConfigurationRequest request) {
        Session session = find(request.configurationToken());
        Hosted served = session.environment.served(session.profile).map(rollout -> rollout.version)
                .orElseThrow(() -> Estate.missing("A deployment of the configuration profile", session.profile.id));
        sessions.remove(request.configurationToken());
        boolean same = served.equals(session.known);
        return GetLatestConfigurationResponse.builder()
                .nextPollConfigurationToken(issue(new Session(session.application, session.environment,
                        session.profile, served, time.now())))
                .nextPollIntervalInSeconds(POLL_SECONDS).contentType(served.contentType())
                .configuration(same ? SdkBytes.fromByteArray(new byte[0]) : served.content())
                .versionLabel(same ? null : served.label()).build();
    }

    private Session find(String token) {
        Session session = sessions.get(token);
        if (session == null || session.since.plus(VALID).isBefore(time.now())) {
            throw new AwsError("BadRequestException", "The ConfigurationToken is invalid or has expired.");
        }
        return session;
    }

    private String issue(Session session) {
        String token = "session-" + ++issued;
        sessions.put(token, session);
        return token;
    }
}
