package org.transithandshake.lab.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.rules.Fact;
import org.transithandshake.policy.rules.Facts;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.text.Faults;

/** Whatever a file holds, reading it ends, with a policy or with faults. */
class MutatedPoliciesTest {
    private static final String ALPHABET = "{}[]:,-#&*!|>'\"%@`\n\t 0aZ\u0000\u2028\ud83d\ufeff";

    @Test
    void noMutationOfAPolicyEscapesAsAnException() throws IOException {
        String good = Files.readString(Path.of("..", "policies", "hub.yaml"));
        Facts stranger = Facts.none().with(Fact.ACCOUNT, "999999999999").with(Fact.OU_PATH, "o-x/").with(
                Fact.SUBNETS, "2").with(Fact.VPC, "vpc-99999999").with(Fact.ORGANIZATION, "external");
        int read = 0;
        for (int seed = 0; seed < 2000; seed++) {
            PolicyFile.Reading reading = PolicyFile.read(mutated(good, new Random(seed)));
            assertThat(reading.policy().isPresent() || !reading.faults().isEmpty()).as("seed %s", seed).isTrue();
            read += reading.policy().isPresent() ? 1 : 0;
            reading.policy().ifPresent(policy -> assertThat(policy.admit()
                    .decide(stranger, LocalDate.EPOCH).effect()).isNotEqualTo(Effect.ADMIT));
        }
        assertThat(read).as("some mutations are still policies").isBetween(20, 1980);
    }

    @Test
    void noMutationOfACaseEscapesAsAnException() throws IOException {
        String good = Files.readString(Path.of("..", "policies", "cases", "placement.yaml"));
        for (int seed = 0; seed < 1000; seed++) {
            Faults faults = new Faults();
            Case.read(mutated(good, new Random(seed)), faults);
            assertThat(faults.list()).isNotNull();
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(mutated.length());
            char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(4)) {
                case 0 -> mutated.setCharAt(at, other);
                case 1 -> mutated.insert(at, other);
                case 2 -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(40)));
                default -> mutated.insert(at, text, 0, random.nextInt(200));
            }
        }
        return mutated.toString();
    }
}
