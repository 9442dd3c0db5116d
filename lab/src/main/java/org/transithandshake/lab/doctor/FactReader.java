package org.transithandshake.lab.doctor;

import java.util.Optional;
import org.transithandshake.aws.AccountFacts;
import org.transithandshake.aws.Aws;
import org.transithandshake.checkup.Facts;
import org.transithandshake.checkup.Reading;
import software.amazon.awssdk.services.sts.StsClient;

/** Reads all facts of an account. What it may not read is not known; only without credentials it fails. */
public final class FactReader {
    private FactReader() {
    }

    /**
     * @param role as it is believed to be; empty to take it from the stack
     * @param peer the other account, for its stack's version
     */
    public static Facts read(Connection connection, Optional<String> role, Optional<Connection> peer) {
        String account = connection.client(StsClient.builder()).getCallerIdentity().account();
        StackReader stacks = new StackReader(connection);
        AccountFacts read = new AccountFacts(Aws.of(connection.region(), connection.credentials(), connection.http(),
                connection.endpoint()));
        Reading<Facts.Stack> stack = stacks.stack();
        return new Facts(role.orElseGet(() -> role(stack)), account, connection.region().id(), stack,
                read.gateways(), read.invitations(), read.trails(), read.linkedRole(), read.organization(),
                read.tables(), read.routeQuota(), read.busPrincipals(),
                peer.map(FactReader::version).orElseGet(() -> new Reading.Unknown<>("only one account was looked at")));
    }

    private static String role(Reading<Facts.Stack> stack) {
        return stack instanceof Reading.Known<Facts.Stack>(Facts.Stack known) && known.role().equals("hub")
                ? "hub" : "spoke";
    }

    private static Reading<String> version(Connection peer) {
        return switch (new StackReader(peer).stack()) {
            case Reading.Known<Facts.Stack>(Facts.Stack stack) -> new Reading.Known<>(stack.version());
            case Reading.Unknown<Facts.Stack>(String why) -> new Reading.Unknown<>(why);
        };
    }
}
