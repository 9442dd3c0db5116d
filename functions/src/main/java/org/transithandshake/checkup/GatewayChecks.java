package org.transithandshake.checkup;

import java.util.List;
import java.util.stream.Collectors;

/** The gateway: whether it is here, and whether it lets VPCs in by itself. */
final class GatewayChecks {
    private static final List<String> LIVE = List.of("available", "modifying", "pending");

    private GatewayChecks() {
    }

    static Line visible(Facts facts) {
        String what = "the gateway is in this Region";
        return facts.stack().line(what, look(facts), stack -> facts.gateways().line(what, look(facts), gateways -> {
            List<Facts.Gateway> ours = ours(facts, stack, gateways);
            if (!ours.isEmpty()) {
                return Line.ok(what, ours.stream().map(Facts.Gateway::id).collect(Collectors.joining(", ")));
            }
            return facts.isHub() ? Line.problem(what, "the offer has made or adopted none in " + facts.region(),
                    "aws stepfunctions list-executions --max-results 1 --state-machine-arn arn:aws:states:"
                            + facts.region() + ":" + facts.account() + ":stateMachine:transit-handshake-offer")
                    : invited(facts, what, stack.environment().getOrDefault("HUB_ACCOUNT_ID", ""));
        }));
    }

    private static Line invited(Facts facts, String what, String hub) {
        return facts.invitations().line(what, "aws ram get-resource-share-invitations", senders -> senders.contains(hub)
                ? Line.ok(what, "the invitation of " + hub + " is pending; the next sweep accepts it")
                : Line.problem(what, "the hub " + hub + " shares nothing with " + facts.account() + " in "
                        + facts.region() + "; its stack is in another Region, or AllowedAccounts lacks this account",
                        "./handshake doctor --role hub --region " + facts.region()
                                + "   # with the hub's profile"));
    }

    static Line doors(Facts facts) {
        String what = "automatic acceptance, default association and default propagation are off";
        return facts.stack().line(what, look(facts), stack -> facts.gateways().line(what, look(facts), gateways ->
                ours(facts, stack, gateways).stream().filter(gateway -> !gateway.doors().isEmpty()).findFirst()
                        .map(gateway -> Line.problem(what, gateway.id() + " has " + String.join(", ", gateway.doors())
                                + " on", close(gateway)))
                        .orElseGet(() -> Line.ok(what, "nobody connects without a decision"))));
    }

    private static String close(Facts.Gateway gateway) {
        return "aws ec2 modify-transit-gateway --transit-gateway-id " + gateway.id() + " --options "
                + gateway.doors().stream().map(door -> door + "=disable").collect(Collectors.joining(","));
    }

    private static List<Facts.Gateway> ours(Facts facts, Facts.Stack stack, List<Facts.Gateway> gateways) {
        String named = stack.environment().getOrDefault("TRANSIT_GATEWAY_ID", "");
        String owner = facts.isHub() ? facts.account() : stack.environment().getOrDefault("HUB_ACCOUNT_ID", "");
        return gateways.stream().filter(gateway -> LIVE.contains(gateway.state()) && gateway.owner().equals(owner))
                .filter(gateway -> !facts.isHub() || (named.isBlank() ? gateway.marked() : gateway.id().equals(named)))
                .toList();
    }

    private static String look(Facts facts) {
        return "aws ec2 describe-transit-gateways --region " + facts.region();
    }
}
