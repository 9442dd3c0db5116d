package org.transithandshake.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Caller;

class SessionsTest {
    private final Sessions sessions = new Sessions();

    @Test
    void keysAreNumberedSoThatEqualRunsSeeEqualKeys() {
        var keys = List.of(issue(sessions), issue(sessions));
        assertThat(keys).containsExactly("ASIA0000000000000001", "ASIA0000000000000002");
        assertThat(issue(new Sessions())).isEqualTo(keys.getFirst());
    }

    @Test
    void theRegionIsTheOneThatTheRequestWasSignedFor() {
        var scope = new CredentialScope(issue(sessions), "us-east-1", "sts");
        assertThat(sessions.caller(scope)).hasValueSatisfying(caller -> {
            assertThat(caller.region()).isEqualTo("us-east-1");
            assertThat(caller.role()).isEqualTo(FakeAws.SPOKE.role());
            assertThat(caller.account()).isEqualTo(FakeAws.SPOKE.account());
        });
    }

    @Test
    void onlyTwelveDigitsAreAPerson() {
        assertThat(sessions.caller(new CredentialScope("123456789012", "eu-central-1", "ec2")))
                .hasValue(Caller.person("123456789012", "eu-central-1"));
        assertThat(sessions.caller(new CredentialScope("1234567890123", "eu-central-1", "ec2"))).isEmpty();
        assertThat(sessions.caller(new CredentialScope("ASIA0000000000000009", "eu-central-1", "ec2"))).isEmpty();
    }

    private static String issue(Sessions sessions) {
        return sessions.issue(FakeAws.SPOKE).resolveCredentials().accessKeyId();
    }
}
