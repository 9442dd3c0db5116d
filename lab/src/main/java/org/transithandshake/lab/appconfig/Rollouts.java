package org.transithandshake.lab.appconfig;

import java.time.Duration;
import java.util.Optional;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.cloudwatch.CloudWatch;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.appconfig.model.DeploymentEventType;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.Monitor;
import software.amazon.awssdk.services.appconfig.model.StartDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.TriggeredBy;

/**
 * Deployments over time: checked, served, watched while they bake, complete; or taken back by a person or an alarm.
 * Of AppConfig's User Guide: "Deploying feature flags and configuration data", "Reverting a configuration".
 */
final class Rollouts {
    private static final Duration REVERTIBLE = Duration.ofHours(72);

    private final Estate estate;
    private final Timeline time;
    private final Validators validators;
    private final Notices notices;
    private final Authorizer authorizer;
    private final CloudWatch cloudWatch;

    Rollouts(Estate estate, Timeline time, Validators validators, Notices notices, Authorizer authorizer,
            CloudWatch cloudWatch) {
        this.estate = estate;
        this.time = time;
        this.validators = validators;
        this.notices = notices;
        this.authorizer = authorizer;
        this.cloudWatch = cloudWatch;
        cloudWatch.follow(this::alarmed);
    }

    Rollout start(Caller caller, StartDeploymentRequest request) {
        Application application = estate.application(caller, request.applicationId());
        Environment environment = estate.environment(application, request.environmentId());
        Profile profile = estate.profile(application, request.configurationProfileId());
        Strategy strategy = estate.strategy(caller, request.deploymentStrategyId());
        Hosted version = HostedVersions.find(profile, request.configurationVersion());
        requireIdle(environment);
        validators.check(application, profile, version);
        requireIdle(environment);
        Rollout rollout = new Rollout(environment.rollouts.size() + 1, profile, version, strategy,
                request.description(), time.now());
        environment.rollouts.add(rollout);
        notices.tell(Notices.STARTED, application, environment, rollout);
        environment.monitors.stream().filter(monitor -> cloudWatch.isRinging(name(monitor.alarmArn())))
                .findFirst().ifPresent(monitor -> takeBack(application, environment, rollout, monitor));
        time.after(strategy.bake(), () -> complete(application, environment, rollout));
        return rollout;
    }

    private static void requireIdle(Environment environment) {
        environment.running().ifPresent(running -> {
            throw new AwsError(409, "ConflictException", "Deployment " + running.number
                    + " is in progress in the environment " + environment.id + ".");
        });
    }

    private void complete(Application application, Environment environment, Rollout rollout) {
        if (rollout.runs()) {
            rollout.end(DeploymentState.COMPLETE, DeploymentEventType.DEPLOYMENT_COMPLETED, TriggeredBy.APPCONFIG,
                    "Deployment completed", time.now());
            notices.tell(Notices.COMPLETE, application, environment, rollout);
        }
    }

    Rollout stop(Caller caller, Application application, Environment environment, Rollout rollout, boolean revert) {
        if (rollout.runs()) {
            rollBack(application, environment, rollout, TriggeredBy.USER, "Stopped by " + caller.actor());
        } else if (revert && rollout.state() == DeploymentState.COMPLETE
                && environment.served(rollout.profile).equals(Optional.of(rollout))
                && !rollout.ended().plus(REVERTIBLE).isBefore(time.now())) {
            rollout.end(DeploymentState.REVERTED, DeploymentEventType.REVERT_COMPLETED, TriggeredBy.USER,
                    "Reverted by " + caller.actor(), time.now());
        } else {
            throw new AwsError("BadRequestException", "Deployment " + rollout.number + " is " + rollout.state()
                    + "; only one in progress can be stopped, and only the last one of 72 hours reverted.");
        }
        return rollout;
    }

    private void alarmed(String alarmArn) {
        estate.applications(alarmArn.split(":", 6)[4]).forEach(application -> application.environments.values()
                .forEach(environment -> environment.running().ifPresent(running -> environment.monitors.stream()
                        .filter(monitor -> monitor.alarmArn().equals(alarmArn)).findFirst()
                        .ifPresent(monitor -> takeBack(application, environment, running, monitor)))));
    }

    /** AppConfig reads the alarm by the monitor's role; what it may not read does not stop it. */
    private void takeBack(Application application, Environment environment, Rollout rollout, Monitor monitor) {
        try {
            authorizer.checkTrust(monitor.alarmRoleArn(), "appconfig.amazonaws.com");
            authorizer.check(new Caller(application.place.account(), application.place.region(),
                    monitor.alarmRoleArn(), "appconfig", "appconfig"),
                    new Access("cloudwatch:DescribeAlarms", monitor.alarmArn().replaceFirst(":alarm:.*", ":alarm:*")));
        } catch (AwsError unseen) {
            return;
        }
        rollBack(application, environment, rollout, TriggeredBy.CLOUDWATCH_ALARM,
                "Rolled back by the alarm " + monitor.alarmArn());
    }

    private void rollBack(Application application, Environment environment, Rollout rollout, TriggeredBy by,
            String why) {
        rollout.end(DeploymentState.ROLLED_BACK, DeploymentEventType.ROLLBACK_COMPLETED, by, why, time.now());
        notices.tell(Notices.ROLLED_BACK, application, environment, rollout);
    }

    private static String name(String alarmArn) {
        return alarmArn.split(":", 7)[6];
    }
}
