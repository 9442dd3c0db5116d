package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsRequest;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsResponse;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesRequest;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesResponse;

/** The files of AppConfig's events, shown to the rules of a hub and of a spoke whose policies are in AppConfig. */
class PolicyEventsTest {
    private static final String EXAMPLE = "ga3tqep";
    private static Lab lab;
    private static Map<String, String> profiles;

    @BeforeAll
    static void deploy() {
        lab = new Lab(LabSetup.quiet());
        lab.deploy(Landscape.HUB, Landscape.STACK, Shipped.TEMPLATE,
                Map.of("AccountRole", "hub", "AllowedAccounts", Landscape.SPOKE, "PolicyStore", "AppConfig"));
        lab.deploy(Landscape.SPOKE, Landscape.STACK, Shipped.TEMPLATE,
                Map.of("AccountRole", "spoke", "HubAccountId", Landscape.HUB, "PolicyStore", "AppConfig"));
        profiles = Map.of(Landscape.HUB, profile(Landscape.HUB), Landscape.SPOKE, profile(Landscape.SPOKE));
    }

    private static String profile(String account) {
        Caller person = Caller.person(account, Lab.REGION);
        String application = ((ListApplicationsResponse) lab.api().call(person, "appconfig", "ListApplications",
                ListApplicationsRequest.builder().build())).items().getFirst().id();
        return ((ListConfigurationProfilesResponse) lab.api().call(person, "appconfig", "ListConfigurationProfiles",
                ListConfigurationProfilesRequest.builder().applicationId(application).build()))
                .items().getFirst().id();
    }

    @ParameterizedTest
    @CsvSource({"policy-deployed, true", "policy-taken-back, true", "near-miss-policy-deploying, false",
            "near-miss-other-profile-deployed, false", "policy-changed, false"})
    void aFileMeetsTheRuleOrNot(String name, boolean meets) {
        assertThat(List.of(Landscape.HUB, Landscape.SPOKE)).allSatisfy(account -> assertThat(matching(account, name))
                .allMatch(rule -> meets && rule.contains("PolicyDeployed")).hasSize(meets ? 1 : 0));
    }

    /** The profile's id is an example, as the ids of stacks are. */
    private static List<String> matching(String account, String name) {
        JsonNode event = Shipped.json(Shipped.EVENTS.resolve(name + ".json"));
        if (event.at("/detail/ConfigurationProfile/Id").asText().equals(EXAMPLE)) {
            ((ObjectNode) event.at("/detail/ConfigurationProfile")).put("Id", profiles.get(account));
        }
        return lab.buses().matching(account, "default", event);
    }
}
