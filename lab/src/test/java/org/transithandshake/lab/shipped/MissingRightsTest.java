package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.shipped.Connection.Right;

/**
 * Takes one right at a time away from the template, and no sound connection comes of it. To save time, only some of
 * the rights in an order that is always the same; all of them with {@code -Drights=1000}.
 */
@AtItsOwnEnd
class MissingRightsTest {
    private static final int SAMPLE = Integer.getInteger("rights", 20);

    @TempDir
    private Path folder;

    @Test
    void withAllRightsTheConnectionIsSound() {
        assertThat(Connection.of(LabSetup.quiet(), Shipped.TEMPLATE).isSound()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("used")
    void withoutAUsedRightItIsNot(Right right) throws IOException {
        assertThat(Connection.of(LabSetup.quiet(), without(right)).isSound()).isFalse();
    }

    /** Step Functions asks for these when it makes the machine: eight for each, all met here by one. */
    @Test
    void withoutARightOfLogDeliveryTheStackIsNotEvenMade() {
        Right right = new Right("Connect", "logs:PutResourcePolicy");
        assertThatThrownBy(() -> Connection.of(LabSetup.quiet(), without(right)))
                .hasMessageContaining("The resource Connect (AWS::StepFunctions::StateMachine) could not be made")
                .hasMessageContaining("not authorized to access the Log Destination");
    }

    /** Roles that SAM makes for the rule of a machine stand nowhere in the template and cannot lose anything. */
    static List<Right> used() throws IOException {
        String template = Files.readString(Shipped.TEMPLATE);
        List<Right> used = new ArrayList<>(Connection.of(LabSetup.quiet(), Shipped.TEMPLATE).used());
        used.removeIf(right -> right.action().startsWith("logs:") || !section(template, right).find());
        Collections.shuffle(used, new Random(1));
        return used.subList(0, Math.min(SAMPLE, used.size()));
    }

    /** A copy of what is shipped, in which the resource's role may do something harmless instead. */
    private Path without(Right right) throws IOException {
        String text = Files.readString(Shipped.TEMPLATE);
        Matcher section = section(text, right);
        assertThat(section.find()).isTrue();
        String poorer = section.group().replaceAll(Pattern.quote(right.action()) + "\\b", "sts:GetCallerIdentity");
        assertThat(poorer).isNotEqualTo(section.group());
        Path machines = Files.createDirectory(folder.resolve("statemachine"));
        for (Path machine : Shipped.files(Shipped.MACHINES)) {
            Files.copy(machine, machines.resolve(machine.getFileName()));
        }
        return Files.writeString(folder.resolve("template.yaml"),
                text.substring(0, section.start()) + poorer + text.substring(section.end()));
    }

    /** From the resource's name to the next line that is indented as much. */
    private static Matcher section(String template, Right right) {
        return Pattern.compile("(?ms)^  " + right.resource() + ":$.*?(?=^  \\S)").matcher(template);
    }
}
