package org.transithandshake.checkup;

import java.util.Collection;
import java.util.List;

/** The deployed stack: its half, its version, and whom its bus lets in. */
final class StackChecks {
    private static final String SAME_VERSION = "both stacks have the same version";

    private StackChecks() {
    }

    static Line deployed(Facts facts) {
        String what = "the stack is deployed";
        return facts.stack().line(what, deploy(facts), stack -> switch (stack.role()) {
            case String role when role.equals(facts.role()) ->
                    Line.ok(what, "as " + role + " in " + facts.region());
            case "none" -> Line.problem(what, "no function of it is in " + facts.region(), deploy(facts));
            case String other -> Line.problem(what, "this account has the half '" + other + "', not '" + facts.role()
                    + "'", "./handshake doctor --role " + other);
        });
    }

    static Line version(Facts facts) {
        return facts.stack().line(SAME_VERSION, deploy(facts), stack -> facts.peerVersion().line(SAME_VERSION,
                "./handshake doctor --profile THIS --peer-profile OTHER", peer -> versions(stack.version(), peer)));
    }

    static Line versions(String here, String there) {
        return here.equals(there) ? Line.ok(SAME_VERSION, here)
                : Line.problem(SAME_VERSION, "here " + here + ", there " + there,
                        "git pull && sam build && sam deploy --config-env hub   # and --config-env spoke");
    }

    static Line bus(Facts facts) {
        String what = "the bus lets the other account in";
        return facts.stack().line(what, deploy(facts), stack -> facts.busPrincipals().line(what,
                "aws events describe-event-bus --name transit-handshake", principals -> {
                    Collection<String> wanted = stack.list(facts.isHub() ? "ALLOWED_ACCOUNTS" : "HUB_ACCOUNT_ID");
                    List<String> missing = wanted.stream().filter(one -> !principals.contains(one)).toList();
                    return missing.isEmpty() ? Line.ok(what, String.join(", ", wanted))
                            : Line.problem(what, "its policy does not name " + String.join(", ", missing),
                                    deploy(facts));
                }));
    }

    private static String deploy(Facts facts) {
        return "sam build && sam deploy --config-env " + facts.role();
    }
}
