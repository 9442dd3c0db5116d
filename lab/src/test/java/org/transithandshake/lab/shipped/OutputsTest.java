package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.template.Stack;

/** What a stack's outputs tell a person to do next is the right thing to do. */
class OutputsTest {
    private final Lab lab = new Lab(LabSetup.quiet());
    private final Landscape land = new Landscape(lab, Shipped.TEMPLATE, 1);

    /** Carried out with a VPC and ranges of one's own, the hub's command makes the spoke that connects. */
    @Test
    void theHubsCommandDeploysASpokeThatConnects() {
        land.createVpc(Landscape.HUB, "10.2.0.0/16");
        Stack hub = land.deployHub(List.of(Landscape.SPOKE), Map.of());
        lab.time().runUntilIdle();
        String command = hub.outputs().get("Next");
        String vpc = land.createVpc(Landscape.SPOKE, "10.1.0.0/16");
        lab.deploy(Landscape.SPOKE, option(command, "--stack-name"), Shipped.TEMPLATE, overrides(
                command.replace("YOUR_VPC", vpc).replace("YOUR_RANGES", "10.2.0.0/16")));
        lab.time().runUntilIdle();
        assertThat(command).contains("--region " + Lab.REGION, "--capabilities CAPABILITY_IAM");
        assertThat(lab.journal().of(Entry.Execution.class).map(Entry.Execution::detail)).anyMatch(
                detail -> detail.contains("\"Connected\""));
    }

    @Test
    void theSpokeHasNothingToDoAndIsToldWhereToLook() {
        assertThat(land.deploySpoke(Landscape.SPOKE, "10.2.0.0/16", Map.of()).outputs().get("Next"))
                .contains("when the hub " + Landscape.HUB + " shares its gateway",
                        "aws ec2 describe-transit-gateway-vpc-attachments --region " + Lab.REGION);
    }

    @Test
    void anObservingHubSaysWhatToChange() {
        assertThat(next(Map.of("Mode", "observe"))).contains("changes nothing", "add Mode=enforce to");
        assertThat(next(Map.of("Mode", "enforce"))).doesNotContain("Mode=enforce");
    }

    @Test
    void aPausedStackSaysSo() {
        assertThat(next(Map.of("Paused", "true"))).startsWith("Nothing starts while Paused is true")
                .contains("Paused=false");
    }

    @Test
    void peopleAreToldHowToHearOfThings() {
        Stack hub = land.deployHub(List.of(Landscape.SPOKE), Map.of());
        assertThat(hub.outputs().get("Subscribe")).contains("aws sns subscribe",
                "--topic-arn " + hub.outputs().get("Topic"), "--region " + Lab.REGION);
    }

    @Test
    void everyCommandNamesItsRegion() {
        Stack hub = land.deployHub(List.of(Landscape.SPOKE), Map.of("PolicyStore", "AppConfig"));
        assertThat(hub.outputs()).containsKeys("LookNow", "Logs", "DeployPolicy");
        assertThat(hub.outputs().values().stream().filter(value -> value.startsWith("aws ")))
                .allMatch(command -> command.contains("--region " + Lab.REGION));
    }

    @Test
    void aHubWithoutAPolicyInAppConfigIsToldToDeployOneFirst() {
        assertThat(next(Map.of("PolicyStore", "AppConfig"))).startsWith("First deploy a policy, by the output"
                + " DeployPolicy: nobody is admitted before. Then, in each account");
        assertThat(next(Map.of())).startsWith("In each account that may connect");
    }

    private String next(Map<String, String> parameters) {
        return land.deployHub(List.of(Landscape.SPOKE), parameters).outputs().get("Next");
    }

    private static String option(String command, String name) {
        return Pattern.compile(name + " (\\S+)").matcher(command).results().findFirst().orElseThrow().group(1);
    }

    private static Map<String, String> overrides(String command) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : command.substring(command.indexOf("--parameter-overrides") + 22).strip().split(" ")) {
            parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return parameters;
    }
}
