package org.transithandshake.lab.appconfig;

import java.util.ArrayList;
import java.util.List;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Pages;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionResponse;
import software.amazon.awssdk.services.appconfig.model.DeleteHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.DeleteHostedConfigurationVersionResponse;
import software.amazon.awssdk.services.appconfig.model.GetHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.GetHostedConfigurationVersionResponse;
import software.amazon.awssdk.services.appconfig.model.HostedConfigurationVersionSummary;
import software.amazon.awssdk.services.appconfig.model.ListHostedConfigurationVersionsRequest;
import software.amazon.awssdk.services.appconfig.model.ListHostedConfigurationVersionsResponse;
import software.amazon.awssdk.services.appconfig.model.ValidateConfigurationRequest;
import software.amazon.awssdk.services.appconfig.model.ValidateConfigurationResponse;

/** The store of versions. Putting one there runs no validator; only a deployment, or asking for it, does. */
record HostedVersions(Estate estate, Validators validators) {
    /** "Configurations must be 1 MB or smaller", AWS::AppConfig::HostedConfigurationVersion, Template Reference. */
    private static final int MOST_BYTES = 1 << 20;

    void addTo(Operations operations) {
        operations.on(CreateHostedConfigurationVersionRequest.class, this::create, (caller, q) ->
                        needs(caller, "Create", q.applicationId(), q.configurationProfileId()))
                .on(GetHostedConfigurationVersionRequest.class, this::get, this::readingNeeds)
                .on(DeleteHostedConfigurationVersionRequest.class, this::delete, (caller, q) ->
                        needs(caller, "Delete", q.applicationId(), q.configurationProfileId()))
                .on(ListHostedConfigurationVersionsRequest.class, this::list, (caller, q) ->
                        needs(caller, "appconfig:ListHostedConfigurationVersions", profile(caller, q.applicationId(),
                                q.configurationProfileId()), estate.application(caller, q.applicationId())))
                .on(ValidateConfigurationRequest.class, this::validate, (caller, q) ->
                        needs(caller, "appconfig:ValidateConfiguration", profile(caller, q.applicationId(),
                                q.configurationProfileId()), estate.application(caller, q.applicationId())));
    }

    /** The version of this number. */
    static Hosted find(Profile profile, String version) {
        if (version == null || !version.matches("\\d{1,9}")) {
            throw new AwsError("BadRequestException", "The lab deploys a version by its number, not " + version + ".");
        }
        return find(profile, Integer.parseInt(version));
    }

    private static Hosted find(Profile profile, int version) {
        Hosted found = profile.versions.get(version);
        if (found == null) {
            throw Estate.missing("HostedConfigurationVersion", version);
        }
        return found;
    }

    private List<Access> needs(Caller caller, String verb, String application, String profile) {
        return needs(caller, "appconfig:" + verb + "HostedConfigurationVersion", profile(caller, application, profile),
                estate.application(caller, application));
    }

    /**
     * The version, too: "Actions, resources, and condition keys for AWS AppConfig" lists it as a third resource that is
     * required; its ARN ends with the number in the copy of the IAM User Guide, and in newer ones it is the profile's.
     */
    private List<Access> readingNeeds(Caller caller, GetHostedConfigurationVersionRequest request) {
        List<Access> needs = new ArrayList<>(
                needs(caller, "Get", request.applicationId(), request.configurationProfileId()));
        needs.add(new Access(needs.getLast().action(), needs.getLast().resource() + "/hostedconfigurationversion/"
                + request.versionNumber()));
        return needs;
    }

    private static List<Access> needs(Caller caller, String action, Profile profile, Application application) {
        return List.of(new Access(action, application.arn()), new Access(action, application.arn(profile)));
    }

    private Profile profile(Caller caller, String application, String profile) {
        return estate.profile(estate.application(caller, application), profile);
    }

    private CreateHostedConfigurationVersionResponse create(Caller caller,
            CreateHostedConfigurationVersionRequest request) {
        Profile profile = profile(caller, request.applicationId(), request.configurationProfileId());
        if (request.content() == null || request.content().asByteArray().length == 0) {
            throw new AwsError("BadRequestException", "Content is empty.");
        }
        if (request.content().asByteArray().length > MOST_BYTES) {
            throw new AwsError(413, "PayloadTooLargeException", "The configuration is larger than " + MOST_BYTES
                    + " bytes.");
        }
        int latest = profile.versions.isEmpty() ? 0 : profile.versions.lastKey();
        if (request.latestVersionNumber() != null && request.latestVersionNumber() != latest) {
            throw new AwsError(409, "ConflictException", "The latest version is " + latest + ", not "
                    + request.latestVersionNumber() + ".");
        }
        Hosted made = new Hosted(profile.next(), request.content(), request.contentType(), request.description(),
                request.versionLabel());
        profile.versions.put(made.number(), made);
        return CreateHostedConfigurationVersionResponse.builder().applicationId(request.applicationId())
                .configurationProfileId(profile.id).versionNumber(made.number()).content(made.content())
                .contentType(made.contentType()).description(made.description()).versionLabel(made.label()).build();
    }

    private GetHostedConfigurationVersionResponse get(Caller caller, GetHostedConfigurationVersionRequest request) {
        Profile profile = profile(caller, request.applicationId(), request.configurationProfileId());
        Hosted found = find(profile, request.versionNumber());
        return GetHostedConfigurationVersionResponse.builder().applicationId(request.applicationId())
                .configurationProfileId(profile.id).versionNumber(found.number()).content(found.content())
                .contentType(found.contentType()).description(found.description()).versionLabel(found.label()).build();
    }

    private DeleteHostedConfigurationVersionResponse delete(Caller caller,
            DeleteHostedConfigurationVersionRequest request) {
        Profile profile = profile(caller, request.applicationId(), request.configurationProfileId());
        profile.versions.remove(find(profile, request.versionNumber()).number());
        return DeleteHostedConfigurationVersionResponse.builder().build();
    }

    /** The newest first. */
    private ListHostedConfigurationVersionsResponse list(Caller caller,
            ListHostedConfigurationVersionsRequest request) {
        Profile profile = profile(caller, request.applicationId(), request.configurationProfileId());
        Pages.Page<HostedConfigurationVersionSummary> page = AppConfig.PAGES.cut(profile.versions.descendingMap()
                .values().stream().map(one -> HostedConfigurationVersionSummary.builder()
                        .applicationId(request.applicationId()).configurationProfileId(profile.id)
                        .versionNumber(one.number()).contentType(one.contentType()).description(one.description())
                        .versionLabel(one.label()).build()).toList(),
                request.maxResults(), request.nextToken(), "BadRequestException");
        return ListHostedConfigurationVersionsResponse.builder().items(page.items()).nextToken(page.nextToken())
                .build();
    }

    private ValidateConfigurationResponse validate(Caller caller, ValidateConfigurationRequest request) {
        Application application = estate.application(caller, request.applicationId());
        Profile profile = estate.profile(application, request.configurationProfileId());
        validators.check(application, profile, find(profile, request.configurationVersion()));
        return ValidateConfigurationResponse.builder().build();
    }
}
