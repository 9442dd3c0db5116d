package org.transithandshake.lab.appconfig;

import java.util.List;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.wire.Naming;
import org.transithandshake.lab.wire.PojoJson;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.appconfig.model.DeploymentSummary;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentResponse;
import software.amazon.awssdk.services.appconfig.model.GrowthType;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentsResponse;
import software.amazon.awssdk.services.appconfig.model.StartDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.StartDeploymentResponse;
import software.amazon.awssdk.services.appconfig.model.StopDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.StopDeploymentResponse;

/** The calls about deployments. */
record Deployments(Estate estate, Rollouts rollouts) {
    void addTo(Operations operations) {
        operations.on(StartDeploymentRequest.class, this::start, this::startNeeds)
                .on(StopDeploymentRequest.class, this::stop, (caller, q) -> needs(caller, "appconfig:StopDeployment",
                        q.applicationId(), q.environmentId(), q.deploymentNumber()))
                .on(GetDeploymentRequest.class, this::get, (caller, q) -> needs(caller, "appconfig:GetDeployment",
                        q.applicationId(), q.environmentId(), q.deploymentNumber()))
                .on(ListDeploymentsRequest.class, this::list, (caller, q) -> needs(caller,
                        "appconfig:ListDeployments", q.applicationId(), q.environmentId()));
    }

    private List<Access> startNeeds(Caller caller, StartDeploymentRequest request) {
        Application application = estate.application(caller, request.applicationId());
        String action = "appconfig:StartDeployment";
        return List.of(new Access(action, application.arn()),
                new Access(action, application.arn(environment(caller, request.applicationId(),
                        request.environmentId()))),
                new Access(action, application.arn(estate.profile(application, request.configurationProfileId()))),
                new Access(action, application.arn().replaceFirst("application/.*", "deploymentstrategy/"
                        + request.deploymentStrategyId())));
    }

    private List<Access> needs(Caller caller, String action, String application, String environment) {
        Application found = estate.application(caller, application);
        return List.of(new Access(action, found.arn()),
                new Access(action, found.arn(estate.environment(found, environment))));
    }

    private List<Access> needs(Caller caller, String action, String application, String environment, int number) {
        List<Access> both = needs(caller, action, application, environment);
        return List.of(both.getFirst(), both.getLast(),
                new Access(action, both.getLast().resource() + "/deployment/" + number));
    }

    private Environment environment(Caller caller, String application, String environment) {
        return estate.environment(estate.application(caller, application), environment);
    }

    private Rollout find(Caller caller, String application, String environment, int number) {
        return environment(caller, application, environment).rollouts.stream().filter(one -> one.number == number)
                .findFirst().orElseThrow(() -> Estate.missing("Deployment", number));
    }

    private StartDeploymentResponse start(Caller caller, StartDeploymentRequest request) {
        return as(StartDeploymentResponse.class, view(request.applicationId(), request.environmentId(),
                rollouts.start(caller, request)));
    }

    private GetDeploymentResponse get(Caller caller, GetDeploymentRequest request) {
        return view(request.applicationId(), request.environmentId(),
                find(caller, request.applicationId(), request.environmentId(), request.deploymentNumber()));
    }

    private StopDeploymentResponse stop(Caller caller, StopDeploymentRequest request) {
        Application application = estate.application(caller, request.applicationId());
        Environment environment = estate.environment(application, request.environmentId());
        return as(StopDeploymentResponse.class, view(application.id, environment.id, rollouts.stop(caller, application,
                environment, find(caller, application.id, environment.id, request.deploymentNumber()),
                Boolean.TRUE.equals(request.allowRevert()))));
    }

    private static GetDeploymentResponse view(String application, String environment, Rollout one) {
        return GetDeploymentResponse.builder().applicationId(application).environmentId(environment)
                .deploymentStrategyId(one.strategy.id()).configurationProfileId(one.profile.id)
                .deploymentNumber(one.number).configurationName(one.profile.name).configurationLocationUri("hosted")
                .configurationVersion(Integer.toString(one.version.number())).description(one.description)
                .deploymentDurationInMinutes(Strategy.DURATION).growthType(GrowthType.LINEAR)
                .growthFactor(Strategy.GROWTH).finalBakeTimeInMinutes(one.strategy.bakeMinutes()).state(one.state())
                .eventLog(one.events()).percentageComplete(Strategy.GROWTH).startedAt(one.started)
                .completedAt(one.ended()).versionLabel(one.version.label()).build();
    }

    /** Three calls answer one structure, which the SDK has as three types. */
    private static <R extends SdkPojo> R as(Class<R> type, GetDeploymentResponse view) {
        return PojoJson.read(PojoJson.write(view, Naming.MEMBER), type, Naming.MEMBER);
    }

    /** The newest first. */
    private ListDeploymentsResponse list(Caller caller, ListDeploymentsRequest request) {
        Pages.Page<DeploymentSummary> page = AppConfig.PAGES.cut(
                environment(caller, request.applicationId(), request.environmentId()).rollouts.reversed().stream()
                        .map(one -> DeploymentSummary.builder().deploymentNumber(one.number)
                                .configurationName(one.profile.name)
                                .configurationVersion(Integer.toString(one.version.number()))
                                .deploymentDurationInMinutes(Strategy.DURATION).growthType(GrowthType.LINEAR)
                                .growthFactor(Strategy.GROWTH).finalBakeTimeInMinutes(one.strategy.bakeMinutes())
                                .state(one.state()).percentageComplete(Strategy.GROWTH).startedAt(one.started)
                                .completedAt(one.ended()).build()).toList(),
                request.maxResults(), request.nextToken(), "BadRequestException");
        return ListDeploymentsResponse.builder().items(page.items()).nextToken(page.nextToken()).build();
    }
}
