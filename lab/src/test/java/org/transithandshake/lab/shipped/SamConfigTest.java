package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.template.Stack;

/** {@code samconfig.toml}, as {@code sam deploy --config-env hub} and {@code --config-env spoke} read it. */
class SamConfigTest {
    private static final Path FILE = Path.of("..", "samconfig.toml");
    private static final Map<String, String> ACCOUNTS = Map.of("hub", Landscape.HUB, "spoke", Landscape.SPOKE);
    private static final Map<String, String> RANGES = Map.of("hub", "10.2.0.0/16", "spoke", "10.1.0.0/16");

    private final Lab lab = new Lab(LabSetup.quiet());
    private final Landscape land = new Landscape(lab, Shipped.TEMPLATE, 1);

    @ParameterizedTest
    @ValueSource(strings = {"hub,spoke", "spoke,hub"})
    void bothRolesAreDeployedFromTheFileAloneInEitherOrder(String order) throws IOException {
        for (String role : order.split(",")) {
            Stack stack = lab.deploy(ACCOUNTS.get(role), setting(role, "stack_name"), Shipped.TEMPLATE,
                    overrides(role));
            assertThat(stack.status()).isEqualTo("CREATE_COMPLETE");
            assertThat(stack.outputs()).containsKeys("Next", "Subscribe", "Topic");
        }
    }

    /** The file's ids of VPCs are examples; here they are replaced, as a person does first. */
    @ParameterizedTest
    @ValueSource(strings = {"hub,spoke", "spoke,hub"})
    void withTheirOwnVpcsTheyConnect(String order) throws IOException {
        for (String role : order.split(",")) {
            Map<String, String> parameters = overrides(role);
            String vpc = land.createVpc(ACCOUNTS.get(role), RANGES.get(role));
            assertThat(parameters.keySet()).contains(role.equals("hub") ? "HubVpcs" : "SpokeVpcs");
            parameters.replaceAll((name, value) -> name.endsWith("Vpcs") ? vpc : value);
            lab.deploy(ACCOUNTS.get(role), setting(role, "stack_name"), Shipped.TEMPLATE, parameters);
            lab.time().runUntilIdle();
        }
        assertThat(lab.journal().of(Entry.Execution.class).map(Entry.Execution::detail)).anyMatch(
                detail -> detail.contains("\"Connected\""));
    }

    /** The template makes roles whose names are left to CloudFormation, and nothing else that needs consent. */
    @ParameterizedTest
    @ValueSource(strings = {"hub", "spoke"})
    void whatSamNeedsToKnowIsThere(String role) throws IOException {
        assertThat(List.of(setting(role, "capabilities"), setting(role, "stack_name")))
                .containsExactly("CAPABILITY_IAM", Landscape.STACK);
        assertThat(section(role)).contains("resolve_s3 = true");
        assertThat(overrides(role)).containsEntry("AccountRole", role);
    }

    private static String section(String role) throws IOException {
        Matcher section = Pattern.compile("(?ms)^\\[" + role + "\\.deploy\\.parameters]$(.*?)(?=^\\[|\\z)")
                .matcher(Files.readString(FILE));
        assertThat(section.find()).as("[%s.deploy.parameters]", role).isTrue();
        return section.group(1);
    }

    private static String setting(String role, String name) throws IOException {
        Matcher line = Pattern.compile("(?m)^" + name + " = \"(.*)\"$").matcher(section(role));
        assertThat(line.find()).as(name).isTrue();
        return line.group(1);
    }

    private static Map<String, String> overrides(String role) throws IOException {
        Matcher list = Pattern.compile("(?s)parameter_overrides = \\[(.*?)\\n]").matcher(section(role));
        assertThat(list.find()).isTrue();
        Map<String, String> overrides = new LinkedHashMap<>();
        Pattern.compile("\"(\\w+)=(.*)\"").matcher(list.group(1)).results()
                .forEach(found -> overrides.put(found.group(1), found.group(2)));
        return overrides;
    }
}
