package org.transithandshake.lab.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.fakes.FakeAuthorizer;
import org.transithandshake.lab.fakes.World;

/** Step Functions makes no machine that it could not write logs for. */
final class LogDeliveryTest {
    private static final String GROUP = "{'CloudWatchLogsLogGroup':{'LogGroupArn':'arn:aws:logs:eu-west-1:222222222222:"
            + "log-group:machines:*'}}";
    private static final Caller MACHINE = World.role(World.HUB);
    private final FakeAuthorizer authorizer = new FakeAuthorizer();

    @Test
    void theRoleIsAskedForWhatLogDeliveryNeeds() {
        check("{'Level':'ALL','Destinations':[" + GROUP + "]}");
        assertThat(authorizer.checked).hasSize(8).allMatch(access -> access.action().startsWith("logs:"));
        assertThat(authorizer.callers).containsOnly(MACHINE);
    }

    @Test
    void withoutLogsNobodyIsAsked() {
        check("{'Level':'OFF'}");
        assertThat(authorizer.checked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateLogDelivery", "PutResourcePolicy", "DescribeLogGroups"})
    void aRoleThatMayNotIsRefusedBeforeTheMachineRuns(String action) {
        authorizer.denied.add(new Access("logs:" + action, "*").action() + " *");
        assertThatThrownBy(() -> check("{'Level':'ERROR','Destinations':[" + GROUP + "]}"))
                .isInstanceOfSatisfying(AwsError.class, e -> assertThat(e.code()).isEqualTo("AccessDeniedException"))
                .hasMessageContaining("not authorized to access the Log Destination");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'Level':'DEBUG'}                                       | the Level DEBUG",
        "{'Level':'ALL'}                                         | needs one log group",
        "{'Level':'ALL','Destinations':[{'CloudWatchLogsLogGroup':{'LogGroupArn':'machines'}}]} | ends in :*",
        "{'Level':'ALL','Destination':[]}                        | Destination",
    })
    void aConfigurationThatNamesNoLogGroupIsRefused(String configuration, String reason) {
        assertThatThrownBy(() -> check(configuration)).isInstanceOf(AwsError.class).hasMessageContaining(reason);
    }

    private void check(String configuration) {
        LogDelivery.check(World.json(configuration), MACHINE, authorizer);
    }
}
