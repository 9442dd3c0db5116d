package org.transithandshake.lab.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.ResourceType.Place;
import org.transithandshake.lab.fakes.World;

/** What Lambda takes of a function's configuration. */
final class FunctionLimitsTest {
    private static final String OVERHEAD = "{\"ACCOUNTS\":\"\"}";

    @Test
    void variablesMayHave4096BytesAsOneJsonObject() {
        int room = 4096 - OVERHEAD.length();
        assertThat(read("'Environment':{'Variables':{'ACCOUNTS':'" + "1".repeat(room) + "'}}").environment())
                .containsKey("ACCOUNTS");
        assertThatThrownBy(() -> read("'Environment':{'Variables':{'ACCOUNTS':'" + "1".repeat(room + 1) + "'}}"))
                .isInstanceOf(AwsError.class).hasMessageContaining("exceeded the 4KB limit: they have 4097 bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'Environment':{'Variables':{'AWS_REGION':'x'}}      | reserved keys",
        "'Environment':{'Variables':{'_HANDLER':'x'}}        | reserved keys",
        "'Environment':{'Variables':{'A-B':'x'}}             | A-B needs a name",
        "'Environment':{'Variables':{'A':'x'}}               | A needs a name",
        "'Environment':{'Variables':{'LIST':['x']}}          | LIST needs",
        "'MemorySize':127                                    | 128 to 10240",
        "'MemorySize':10241                                  | 128 to 10240",
    }, quoteCharacter = '`')
    void whatLambdaWouldNotTakeIsRefused(String property, String reason) {
        assertThatThrownBy(() -> read(property)).isInstanceOf(AwsError.class).hasMessageContaining(reason);
    }

    @Test
    void aDescriptionMayHave256Characters() {
        assertThat(read("'Description':'" + "d".repeat(256) + "'").description()).hasSize(256);
        assertThatThrownBy(() -> read("'Description':'" + "d".repeat(257) + "'")).hasMessageContaining("257");
    }

    @Test
    void aLogGroupKeepsItsEventsForOneOfTheLengthsThatThereAre() {
        Place place = new Place(World.HUB, World.REGION, "stack", "app", "Logs");
        assertThat(new LogGroupType().put(place, World.json("{'RetentionInDays':365}")).ref()).isNotEmpty();
        assertThatThrownBy(() -> new LogGroupType().put(place, World.json("{'RetentionInDays':100}")))
                .hasMessageContaining("90, 120");
        assertThatThrownBy(() -> new LogGroupType().put(place, World.json("{'LogGroupName':'a b'}")))
                .hasMessageContaining("a b cannot be made");
    }

    private static FunctionConfig read(String property) {
        return FunctionConfig.read(new Place(World.HUB, World.REGION, "stack", "app", "Fn"),
                World.json("{'Handler':'h','Runtime':'java25','Role':'r'," + property + "}"));
    }
}
