package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What {@code --help} prints can be copied. */
class HelpTest {
    static Stream<CommandLine> commands() {
        return all(Main.commands());
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::all));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noExampleIsBrokenIntoTwoLines(CommandLine command) {
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
        assertThat(command.getCommandSpec().usageMessage().footer())
                .allSatisfy(example -> assertThat(help.lines()).contains(example));
    }
}
