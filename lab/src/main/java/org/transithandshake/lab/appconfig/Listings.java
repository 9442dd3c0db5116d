package org.transithandshake.lab.appconfig;

import java.util.Collection;
import java.util.List;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import software.amazon.awssdk.services.appconfig.model.ConfigurationProfileSummary;
import software.amazon.awssdk.services.appconfig.model.DeploymentStrategy;
import software.amazon.awssdk.services.appconfig.model.EnvironmentState;
import software.amazon.awssdk.services.appconfig.model.GrowthType;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsRequest;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsResponse;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesRequest;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesResponse;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentStrategiesRequest;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentStrategiesResponse;
import software.amazon.awssdk.services.appconfig.model.ListEnvironmentsRequest;
import software.amazon.awssdk.services.appconfig.model.ListEnvironmentsResponse;
import software.amazon.awssdk.services.appconfig.model.ReplicateTo;
import software.amazon.awssdk.services.appconfig.model.UpdateConfigurationProfileRequest;
import software.amazon.awssdk.services.appconfig.model.UpdateConfigurationProfileResponse;
import software.amazon.awssdk.services.appconfig.model.Validator;
import software.amazon.awssdk.services.appconfig.model.ValidatorType;

/** What tells a person the ids, each list on one page; and the change of a profile. */
record Listings(Estate estate) {
    void addTo(Operations operations) {
        operations.on(ListApplicationsRequest.class, this::applications)
                .on(ListEnvironmentsRequest.class, this::environments, (caller, q) ->
                        needs(caller, "ListEnvironments", q.applicationId()))
                .on(ListConfigurationProfilesRequest.class, this::profiles, (caller, q) ->
                        needs(caller, "ListConfigurationProfiles", q.applicationId()))
                .on(ListDeploymentStrategiesRequest.class, this::strategies)
                .on(UpdateConfigurationProfileRequest.class, this::update, (caller, q) -> List.of(
                        new Access("appconfig:UpdateConfigurationProfile", estate.application(caller,
                                q.applicationId()).arn(profile(caller, q)))));
    }

    private List<Access> needs(Caller caller, String action, String application) {
        return List.of(new Access("appconfig:" + action, estate.application(caller, application).arn()));
    }

    private ListApplicationsResponse applications(Caller caller, ListApplicationsRequest request) {
        Collection<Application> all = estate.applications(caller.account());
        return ListApplicationsResponse.builder().items(all.stream().map(one ->
                software.amazon.awssdk.services.appconfig.model.Application.builder().id(one.id).name(one.name)
                        .description(one.description).build()).toList()).build();
    }

    private ListEnvironmentsResponse environments(Caller caller, ListEnvironmentsRequest request) {
        Application application = estate.application(caller, request.applicationId());
        return ListEnvironmentsResponse.builder().items(application.environments.values().stream().map(one ->
                software.amazon.awssdk.services.appconfig.model.Environment.builder().applicationId(application.id)
                        .id(one.id).name(one.name).description(one.description).monitors(one.monitors)
                        .state(one.running().isPresent() ? EnvironmentState.DEPLOYING
                                : EnvironmentState.READY_FOR_DEPLOYMENT).build()).toList()).build();
    }

    private ListConfigurationProfilesResponse profiles(Caller caller, ListConfigurationProfilesRequest request) {
        Application application = estate.application(caller, request.applicationId());
        return ListConfigurationProfilesResponse.builder().items(application.profiles.values().stream().map(one ->
                ConfigurationProfileSummary.builder().applicationId(application.id).id(one.id).name(one.name)
                        .locationUri("hosted").type("AWS.Freeform")
                        .validatorTypes(one.validators.stream().map(arn -> ValidatorType.LAMBDA).toList())
                        .build()).toList()).build();
    }

    private ListDeploymentStrategiesResponse strategies(Caller caller, ListDeploymentStrategiesRequest request) {
        return ListDeploymentStrategiesResponse.builder().items(estate.strategies(caller.account()).stream().map(one ->
                DeploymentStrategy.builder().id(one.id()).name(one.name()).description(one.description())
                        .deploymentDurationInMinutes(Strategy.DURATION).growthType(GrowthType.LINEAR)
                        .growthFactor(Strategy.GROWTH).finalBakeTimeInMinutes(one.bakeMinutes())
                        .replicateTo(ReplicateTo.NONE).build()).toList()).build();
    }

    private Profile profile(Caller caller, UpdateConfigurationProfileRequest request) {
        return estate.profile(estate.application(caller, request.applicationId()), request.configurationProfileId());
    }

    /** Only what is given changes; validators are given as a whole. */
    private UpdateConfigurationProfileResponse update(Caller caller, UpdateConfigurationProfileRequest request) {
        Profile profile = profile(caller, request);
        profile.description = request.description() == null ? profile.description : request.description();
        if (request.hasValidators()) {
            profile.validators = request.validators().stream().map(Validator::content).toList();
        }
        return UpdateConfigurationProfileResponse.builder().applicationId(request.applicationId()).id(profile.id)
                .name(profile.name).description(profile.description).locationUri("hosted")
                .validators(profile.validators.stream().map(arn -> Validator.builder().type(ValidatorType.LAMBDA)
                        .content(arn).build()).toList()).build();
    }
}
