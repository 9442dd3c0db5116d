package org.transithandshake.lab.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transithandshake.event.DetailType;
import org.transithandshake.lab.demo.Landscape;

/**
 * Where an event reaches the lab: as on AWS, events of AWS services come to the default bus of their account, those of
 * the hub to the spoke's own bus but for what its sweep tells itself, and those of a spoke to its own bus, from which a
 * rule sends them on to the hub. What comes from an account that the lab does not have is shown to the hub's own bus,
 * as if its policy let it in.
 */
public record Arrival(String account, String bus) {
    static final String CUSTOM = "transit-handshake";
    private static final String DEFAULT = "default";
    private static final List<String> ACCOUNTS = List.of(Landscape.HUB, Landscape.SPOKE);
    private static final Pattern BUS_ARN = Pattern.compile("arn:aws:events:[a-z0-9-]+:(\\d{12}):event-bus/(.+)");

    /**
     * Completes the event's account where it has none, as an entry for PutEvents.
     *
     * @param asked the account that was named on the command line
     * @throws EventFileException if the lab does not have the account, or nothing says whose event it is
     */
    static Arrival of(GivenEvent given, Optional<String> asked) {
        asked.ifPresent(Arrival::checkAccount);
        String source = given.event().path("source").asText();
        if (!given.event().hasNonNull("account")) {
            given.event().put("account", asked.or(() -> sender(source)).orElseThrow(() -> new EventFileException(
                    given.name() + " names no account; say whose it is with --account " + Landscape.SPOKE)));
        }
        String sender = given.event().path("account").asText();
        if (!sender.matches("\\d{12}")) {
            throw new EventFileException(given.name() + " has the account \"" + sender
                    + "\"; an account is twelve digits, such as " + Landscape.SPOKE);
        }
        return given.bus().isEmpty() ? byRule(given.event(), sender, asked) : named(given, sender, asked);
    }

    private static Arrival byRule(JsonNode event, String sender, Optional<String> asked) {
        String source = event.path("source").asText();
        boolean toSpoke = source.equals("transit-handshake.hub")
                && !event.path("detail-type").asText().equals(DetailType.LOOK_AGAIN);
        String account = asked.orElse(toSpoke ? Landscape.SPOKE : ACCOUNTS.contains(sender) ? sender : Landscape.HUB);
        return new Arrival(account, source.startsWith("aws.") && account.equals(sender) ? DEFAULT : CUSTOM);
    }

    private static Arrival named(GivenEvent given, String sender, Optional<String> asked) {
        Matcher arn = BUS_ARN.matcher(given.bus());
        String account = arn.matches() ? arn.group(1) : asked.orElse(sender);
        String bus = arn.matches() ? arn.group(2) : given.bus();
        if (!ACCOUNTS.contains(account) || !List.of(DEFAULT, CUSTOM).contains(bus)) {
            throw new EventFileException(given.name() + " is for the bus " + given.bus() + ", which the lab does not"
                    + " have; it has " + DEFAULT + " and " + CUSTOM + " in " + String.join(" and ", ACCOUNTS));
        }
        return new Arrival(account, bus);
    }

    private static Optional<String> sender(String source) {
        return switch (source) {
            case "transit-handshake.hub" -> Optional.of(Landscape.HUB);
            case "transit-handshake.spoke" -> Optional.of(Landscape.SPOKE);
            default -> Optional.empty();
        };
    }

    private static void checkAccount(String account) {
        if (!ACCOUNTS.contains(account)) {
            throw new EventFileException("the lab has no account " + account + "; it has the hub " + Landscape.HUB
                    + " and the spoke " + Landscape.SPOKE);
        }
    }
}
