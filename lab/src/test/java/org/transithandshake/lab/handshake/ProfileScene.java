package org.transithandshake.lab.handshake;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.iam.Grant;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionResponse;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentResponse;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsRequest;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsResponse;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesRequest;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesResponse;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentStrategiesRequest;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentStrategiesResponse;
import software.amazon.awssdk.services.appconfig.model.ListEnvironmentsRequest;
import software.amazon.awssdk.services.appconfig.model.ListEnvironmentsResponse;
import software.amazon.awssdk.services.appconfig.model.StartDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.StopDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.UpdateConfigurationProfileRequest;

/** A scene whose hub, or one of whose spokes, decides by a policy file that a person deploys with AppConfig. */
final class ProfileScene {
    final Scene scene;
    private final String owner;
    /** What AppConfig answered to the last deployment; empty where it began. */
    String refused = "";

    ProfileScene() {
        this(LabSetup.quiet());
    }

    ProfileScene(LabSetup setup) {
        this(new Scene(setup), Scene.HUB);
    }

    /** @param owner the account whose stack keeps its policy in AppConfig */
    ProfileScene(Scene scene, String owner) {
        this.scene = scene;
        this.owner = owner;
    }

    ProfileScene hub(String... accounts) {
        scene.hub(Map.of("PolicyStore", "AppConfig", "AllowedCidrs", ""), accounts);
        return this;
    }

    ProfileScene spoke(String account, String range) {
        scene.spoke(account, range, Map.of());
        return this;
    }

    /** With a hub whose policy is this file, and the bake of its deployment at its end. */
    static ProfileScene played(String file) {
        return new ProfileScene().spoke(Scene.SPOKE, Scene.SPOKE_RANGE).hub(Scene.SPOKE, Scene.OTHER_SPOKE).settle()
                .deploy(file).settle();
    }

    /** Puts the file as the profile's next version and deploys it, as far as AppConfig answers. */
    ProfileScene deploy(String file) {
        return deploy(put(file));
    }

    int put(String file) {
        CreateHostedConfigurationVersionResponse made = (CreateHostedConfigurationVersionResponse) call(
                "CreateHostedConfigurationVersion", CreateHostedConfigurationVersionRequest.builder()
                        .applicationId(application()).configurationProfileId(profile())
                        .contentType("application/yaml").content(SdkBytes.fromUtf8String(file)).build());
        return made.versionNumber();
    }

    ProfileScene deploy(int version) {
        StartDeploymentRequest request = StartDeploymentRequest.builder().applicationId(application())
                .environmentId(environment()).configurationProfileId(profile()).deploymentStrategyId(strategy())
                .configurationVersion(Integer.toString(version)).build();
        String[] answer = new String[1];
        scene.lab.time().spawn("deploy", Duration.ZERO, () -> {
            try {
                call("StartDeployment", request);
                answer[0] = "";
            } catch (AwsError e) {
                answer[0] = e.toString();
            }
        });
        while (answer[0] == null) {
            scene.lab.time().runUntil(scene.lab.time().next());
        }
        refused = answer[0];
        return this;
    }

    ProfileScene stop(int number, boolean revert) {
        call("StopDeployment", StopDeploymentRequest.builder().applicationId(application())
                .environmentId(environment()).deploymentNumber(number).allowRevert(revert).build());
        return this;
    }

    /** As somebody may who finds the check a nuisance. */
    ProfileScene withoutValidators() {
        call("UpdateConfigurationProfile", UpdateConfigurationProfileRequest.builder().applicationId(application())
                .configurationProfileId(profile()).validators(List.of()).build());
        return this;
    }

    String state(int number) {
        return ((GetDeploymentResponse) call("GetDeployment", GetDeploymentRequest.builder()
                .applicationId(application()).environmentId(environment()).deploymentNumber(number).build()))
                .stateAsString();
    }

    ProfileScene settle() {
        scene.settle();
        return this;
    }

    Network network() {
        return scene.network();
    }

    /** What people were told in messages with this in their subject. */
    List<String> told(String subject) {
        return scene.messages().stream().filter(m -> m.subject().contains(subject)).map(Entry.Message::text).toList();
    }

    /** Rights on AppConfig that no function has needed. */
    Set<Grant> unusedRights() {
        Set<Grant> grants = new HashSet<>(scene.lab.iam().granted());
        grants.removeAll(scene.lab.iam().allowed());
        grants.removeIf(grant -> !grant.action().startsWith("appconfig:"));
        return grants;
    }

    String application() {
        return ((ListApplicationsResponse) call("ListApplications", ListApplicationsRequest.builder().build()))
                .items().getFirst().id();
    }

    String environment() {
        return ((ListEnvironmentsResponse) call("ListEnvironments", ListEnvironmentsRequest.builder()
                .applicationId(application()).build())).items().getFirst().id();
    }

    String profile() {
        return ((ListConfigurationProfilesResponse) call("ListConfigurationProfiles",
                ListConfigurationProfilesRequest.builder().applicationId(application()).build()))
                .items().getFirst().id();
    }

    private String strategy() {
        return ((ListDeploymentStrategiesResponse) call("ListDeploymentStrategies",
                ListDeploymentStrategiesRequest.builder().build())).items().getFirst().id();
    }

    SdkPojo call(String operation, SdkPojo request) {
        return scene.lab.api().call(Caller.person(owner, Lab.REGION), "appconfig", operation, request);
    }
}
