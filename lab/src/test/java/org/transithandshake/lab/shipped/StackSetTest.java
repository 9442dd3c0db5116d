package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.events.Undelivered;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsRequest;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsResponse;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentStrategiesRequest;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentStrategiesResponse;

/** A spoke whose stack StackSets has named: names of rules hold only a part of it, and nothing depends on it. */
class StackSetTest {
    private static final String STACK = "StackSet-transit-handshake-3f2b0c8e-5d51-4a9f-9b63-0a7d0c7b9a11";

    private final Lab lab = new Lab(LabSetup.quiet());
    private final Landscape land = new Landscape(lab, Shipped.TEMPLATE, 1);

    private void deploy() {
        land.createVpc(Landscape.HUB, "10.2.0.0/16");
        land.deployHub(List.of(Landscape.SPOKE), Map.of());
        String vpc = land.createVpc(Landscape.SPOKE, "10.1.0.0/16");
        lab.deploy(Landscape.SPOKE, STACK, Shipped.TEMPLATE, Map.of("AccountRole", "spoke", "HubAccountId",
                Landscape.HUB, "SpokeVpcs", vpc, "Destinations", "10.2.0.0/16"));
        lab.time().runUntilIdle();
    }

    @Test
    void itConnects() {
        deploy();
        assertThat(lab.journal().of(Entry.Execution.class).map(Entry.Execution::detail)).anyMatch(
                detail -> detail.contains("\"Connected\""));
    }

    /** CreateApplication and CreateDeploymentStrategy, AppConfig API Reference: 64 characters. */
    @Test
    void itsNamesOfAppConfigAreShortEnough() {
        lab.deploy(Landscape.SPOKE, STACK, Shipped.TEMPLATE, Map.of("AccountRole", "spoke", "HubAccountId",
                Landscape.HUB, "PolicyStore", "AppConfig"));
        Caller person = Caller.person(Landscape.SPOKE, Lab.REGION);
        ListDeploymentStrategiesResponse strategies = (ListDeploymentStrategiesResponse) lab.api().call(person,
                "appconfig", "ListDeploymentStrategies", ListDeploymentStrategiesRequest.builder().build());
        ListApplicationsResponse applications = (ListApplicationsResponse) lab.api().call(person, "appconfig",
                "ListApplications", ListApplicationsRequest.builder().build());
        assertThat(strategies.items()).isNotEmpty().allSatisfy(one -> assertThat(one.name()).hasSizeLessThan(65));
        assertThat(applications.items()).isNotEmpty().allSatisfy(one -> assertThat(one.name()).hasSizeLessThan(65));
    }

    /** CreateStackSet, CloudFormation API Reference: 51,200 bytes in a call; so the guide's commands use a bucket. */
    @Test
    void theTemplateGoesThroughABucket() throws IOException {
        assertThat(Files.size(Shipped.TEMPLATE)).isGreaterThan(51_200);
        assertThat(Files.readString(Path.of("..", "docs", "deploy.md"))).doesNotContain("--template-body")
                .contains("--template-url", "--template-file packaged.yaml --s3-bucket BUCKET");
    }

    @Test
    void itsPolicyMayBeInAppConfig() {
        assertThatCode(() -> lab.deploy(Landscape.SPOKE, STACK, Shipped.TEMPLATE, Map.of("AccountRole", "spoke",
                "HubAccountId", Landscape.HUB, "PolicyStore", "AppConfig"))).doesNotThrowAnyException();
    }

    /** 72 characters, the most that leave room for "-connect" in the name of a machine. */
    @Test
    void aHubsLongNameFitsIntoWhatItsAlarmsSay() {
        lab.deploy(Landscape.HUB, "production-" + "n".repeat(61), Shipped.TEMPLATE, Map.of("AccountRole", "hub",
                "AllowedAccounts", Landscape.SPOKE, "AllowedCidrs", "10.0.0.0/8"));
        lab.time().runUntilIdle();
        assertThat(lab.journal().of(Entry.Execution.class).map(Entry.Execution::detail)).anyMatch(
                detail -> detail.contains("\"Offered\""));
    }

    @Test
    void itsQueueTakesWhatItsRulesCannotHandOver() {
        lab.faults().deliveries(delivery -> delivery.account().equals(Landscape.SPOKE), 1, 1,
                new Fault.Refused(new AwsError(403, "AccessDenied", "not you")));
        deploy();
        assertThat(lab.buses().undelivered()).singleElement().satisfies(lost -> {
            assertThat(lost.ruleArn()).doesNotContain(STACK);
            assertThat(lost).extracting(Undelivered::deadLetter).asString().startsWith("arn:aws:sqs:");
        });
    }
}
