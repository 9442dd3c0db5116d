package org.transithandshake.lab.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionResponse;
import software.amazon.awssdk.services.appconfig.model.DeleteHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.GetHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.HostedConfigurationVersionSummary;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsRequest;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsResponse;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesRequest;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesResponse;
import software.amazon.awssdk.services.appconfig.model.ListEnvironmentsRequest;
import software.amazon.awssdk.services.appconfig.model.ListEnvironmentsResponse;
import software.amazon.awssdk.services.appconfig.model.ListHostedConfigurationVersionsRequest;
import software.amazon.awssdk.services.appconfig.model.ListHostedConfigurationVersionsResponse;
import software.amazon.awssdk.services.appconfig.model.StartDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.StopDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.UpdateConfigurationProfileRequest;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationRequest;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationResponse;
import software.amazon.awssdk.services.appconfigdata.model.StartConfigurationSessionRequest;
import software.amazon.awssdk.services.appconfigdata.model.StartConfigurationSessionResponse;

/** AppConfig as a person calls it, with the shipped stack's profile, whose functions read what is deployed. */
class AppConfigTest {
    private static final String ACCOUNT = "222222222222";
    private final Lab lab = new Lab(LabSetup.quiet());
    private String application;
    private String environment;
    private String profile;

    @BeforeEach
    void deploy() {
        lab.deploy(ACCOUNT, "team", Path.of("..", "template.yaml"),
                Map.of("AccountRole", "hub", "AllowedAccounts", "111111111111", "PolicyStore", "AppConfig"));
        application = ((ListApplicationsResponse) call("ListApplications", ListApplicationsRequest.builder().build()))
                .items().getFirst().id();
        environment = ((ListEnvironmentsResponse) call("ListEnvironments",
                ListEnvironmentsRequest.builder().applicationId(application).build())).items().getFirst().id();
        profile = ((ListConfigurationProfilesResponse) call("ListConfigurationProfiles",
                ListConfigurationProfilesRequest.builder().applicationId(application).build()))
                .items().getFirst().id();
        call("UpdateConfigurationProfile", UpdateConfigurationProfileRequest.builder().applicationId(application)
                .configurationProfileId(profile).validators(List.of()).build());
    }

    @Test
    void idsAreAsAppConfigMakesThemAndAnotherAccountSeesNothing() {
        assertThat(List.of(application, environment, profile)).allMatch(id -> id.matches("[a-z0-9]{4,7}"));
        assertThat(((ListApplicationsResponse) call("111111111111", "ListApplications",
                ListApplicationsRequest.builder().build())).items()).isEmpty();
        assertThatThrownBy(() -> call("111111111111", "ListEnvironments",
                ListEnvironmentsRequest.builder().applicationId(application).build()))
                .hasToString("ResourceNotFoundException: Application " + application + " could not be found.");
    }

    @Test
    void numbersGoOnAndVersionsAreListedInPagesNewestFirst() {
        for (int i = 1; i <= 52; i++) {
            assertThat(put("text " + i)).isEqualTo(i);
        }
        call("DeleteHostedConfigurationVersion", DeleteHostedConfigurationVersionRequest.builder()
                .applicationId(application).configurationProfileId(profile).versionNumber(52).build());
        assertThat(put("text 53")).isEqualTo(53);

        ListHostedConfigurationVersionsResponse first = versions(null);
        ListHostedConfigurationVersionsResponse second = versions(first.nextToken());
        assertThat(first.items()).hasSize(50).first()
                .extracting(HostedConfigurationVersionSummary::versionNumber).isEqualTo(53);
        assertThat(second.items()).extracting(HostedConfigurationVersionSummary::versionNumber).containsExactly(2, 1);
        assertThat(second.nextToken()).isNull();
        assertThatThrownBy(() -> call("GetHostedConfigurationVersion", GetHostedConfigurationVersionRequest.builder()
                .applicationId(application).configurationProfileId(profile).versionNumber(52).build()))
                .hasMessageContaining("HostedConfigurationVersion 52");
    }

    @Test
    void aTextThatIsEmptyTooLargeOrNotTheNextIsRefused() {
        put("one");
        assertThatThrownBy(() -> put("")).hasToString("BadRequestException: Content is empty.");
        assertThatThrownBy(() -> put("x".repeat((1 << 20) + 1))).hasMessageContaining("1048576");
        assertThatThrownBy(() -> call("CreateHostedConfigurationVersion", CreateHostedConfigurationVersionRequest
                .builder().applicationId(application).configurationProfileId(profile).contentType("text/plain")
                .content(SdkBytes.fromUtf8String("two")).latestVersionNumber(7).build()))
                .hasToString("ConflictException: The latest version is 1, not 7.");
    }

    @Test
    void aReaderGetsATextOnceAndTheNextOneWhenItIsDeployedOrTakenBack() {
        String token = session("hub", "policy");
        assertThatThrownBy(() -> latest(token)).hasMessageContaining("could not be found");
        start(put("version: 1 # one"));
        GetLatestConfigurationResponse first = latest(token);
        GetLatestConfigurationResponse again = latest(first.nextPollConfigurationToken());
        lab.time().runFor(Duration.ofMinutes(10));
        start(put("version: 1 # two"));
        GetLatestConfigurationResponse second = latest(again.nextPollConfigurationToken());
        stop(2);
        GetLatestConfigurationResponse back = latest(second.nextPollConfigurationToken());

        assertThat(List.of(text(first), text(again), text(second), text(back)))
                .containsExactly("version: 1 # one", "", "version: 1 # two", "version: 1 # one");
    }

    @Test
    void aTokenIsGoodForOneCallAndOneDay() {
        start(put("version: 1 # one"));
        String token = session(environment, profile);
        String next = latest(token).nextPollConfigurationToken();

        assertThatThrownBy(() -> latest(token)).hasMessageContaining("invalid or has expired");
        lab.time().runFor(Duration.ofHours(25));
        assertThatThrownBy(() -> latest(next)).hasMessageContaining("invalid or has expired");
    }

    @Test
    void oneDeploymentRunsAtATimeAndOnlyTheLastOneCanBeReverted() {
        int version = put("version: 1");
        start(version);
        assertThatThrownBy(() -> start(version)).hasMessageContaining("Deployment 1 is in progress");
        lab.time().runFor(Duration.ofMinutes(10));
        assertThatThrownBy(() -> stop(1)).hasMessageContaining("Deployment 1 is COMPLETE");
        assertThatThrownBy(() -> stop(2)).hasMessageContaining("Deployment 2 could not be found");
    }

    private static String text(GetLatestConfigurationResponse answer) {
        return answer.configuration().asUtf8String();
    }

    private int put(String text) {
        return ((CreateHostedConfigurationVersionResponse) call("CreateHostedConfigurationVersion",
                CreateHostedConfigurationVersionRequest.builder().applicationId(application)
                        .configurationProfileId(profile).contentType("text/plain")
                        .content(SdkBytes.fromUtf8String(text)).build())).versionNumber();
    }

    private ListHostedConfigurationVersionsResponse versions(String token) {
        return (ListHostedConfigurationVersionsResponse) call("ListHostedConfigurationVersions",
                ListHostedConfigurationVersionsRequest.builder().applicationId(application)
                        .configurationProfileId(profile).nextToken(token).build());
    }

    private void start(int version) {
        call("StartDeployment", StartDeploymentRequest.builder().applicationId(application)
                .environmentId(environment).configurationProfileId(profile)
                .deploymentStrategyId("AppConfig.AllAtOnce").configurationVersion(Integer.toString(version)).build());
    }

    private void stop(int number) {
        call("StopDeployment", StopDeploymentRequest.builder().applicationId(application)
                .environmentId(environment).deploymentNumber(number).build());
    }

    private String session(String where, String what) {
        return ((StartConfigurationSessionResponse) call("StartConfigurationSession",
                StartConfigurationSessionRequest.builder().applicationIdentifier(application)
                        .environmentIdentifier(where).configurationProfileIdentifier(what).build()))
                .initialConfigurationToken();
    }

    private GetLatestConfigurationResponse latest(String token) {
        return (GetLatestConfigurationResponse) call("GetLatestConfiguration",
                GetLatestConfigurationRequest.builder().configurationToken(token).build());
    }

    private SdkPojo call(String operation, SdkPojo request) {
        return call(ACCOUNT, operation, request);
    }

    private SdkPojo call(String account, String operation, SdkPojo request) {
        return lab.api().call(Caller.person(account, Lab.REGION), "appconfig", operation, request);
    }
}
