package org.transithandshake.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    /** Lambda puts the role's credentials into the same environment; what is read of a stack is told to people. */
    @Test
    void theCredentialsOfTheFunctionAreNoSettings() {
        Settings settings = new Settings(Map.of("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY",
                "secret", "AWS_SESSION_TOKEN", "token", "AWS_REGION", "eu-west-1", "HUB_VPCS", "vpc-0a1b2c3d"));
        assertThat(settings.environment()).containsOnlyKeys("AWS_REGION", "HUB_VPCS");
        assertThat(settings.region()).isEqualTo("eu-west-1");
    }
}
