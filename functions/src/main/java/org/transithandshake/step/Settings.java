package org.transithandshake.step;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Policy;

/**
 * A function's environment, parsed. The template's parameters reach the functions as environment variables of the
 * same names in upper case; an empty list is an empty variable.
 */
public final class Settings {
    private final Map<String, String> environment;

    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The settings of this Lambda function. */
    public static Settings live() {
        return new Settings(System.getenv());
    }

    public String hubAccount() {
        return required("HUB_ACCOUNT_ID");
    }

    public Policy policy() {
        return new Policy(Set.copyOf(list("ALLOWED_ACCOUNTS")), cidrs("ALLOWED_CIDRS"), segments(),
                pairs("ACCOUNT_SEGMENTS"));
    }

    /** Accounts to share the gateway with. */
    public List<String> allowedAccounts() {
        return list("ALLOWED_ACCOUNTS");
    }

    public List<String> segments() {
        return list("SEGMENTS");
    }

    public List<String> hubVpcs() {
        return list("HUB_VPCS");
    }

    public List<String> spokeVpcs() {
        return list("SPOKE_VPCS");
    }

    /** What the spoke's subnets shall reach through the gateway. */
    public List<Cidr> destinations() {
        return cidrs("DESTINATIONS");
    }

    /** Whether routes are written, or only reported for whoever owns the tables. */
    public boolean writesRoutes() {
        return switch (required("ROUTES")) {
            case "write" -> true;
            case "report" -> false;
            default -> throw new IllegalArgumentException("ROUTES is '" + required("ROUTES")
                    + "'; set the parameter Routes to write or report");
        };
    }

    /** The roles of the gateway's route tables: a segment each, an airlock each. */
    public List<String> tableRoles() {
        return Stream.concat(segments().stream().map(name -> "segment:" + name),
                IntStream.rangeClosed(1, airlocks()).mapToObj(i -> "airlock:" + i)).toList();
    }

    /** The gateway to adopt; empty when the hub makes its own. */
    public Optional<String> namedGateway() {
        return Optional.ofNullable(environment.get("TRANSIT_GATEWAY_ID")).filter(id -> !id.isBlank());
    }

    /** Whether the hub only says what it would do. */
    public boolean observes() {
        return switch (required("MODE")) {
            case "observe" -> true;
            case "enforce" -> false;
            default -> throw new IllegalArgumentException("MODE is '" + required("MODE")
                    + "'; set the parameter Mode to auto, observe or enforce");
        };
    }

    /** Whether we may turn off the options of an adopted gateway that would let VPCs in without a decision. */
    public boolean takesOverDefaults() {
        return namedGateway().isPresent() && required("TAKE_OVER_DEFAULTS").equals("true");
    }

    /** This account. */
    public String account() {
        return required("ACCOUNT_ID");
    }

    public int airlocks() {
        return Integer.parseInt(required("AIRLOCKS"));
    }

    public String topic() {
        return required("TOPIC_ARN");
    }

    public String machine() {
        return required("MACHINE_ARN");
    }

    /** The state machine that tells people something once. */
    public String reportMachine() {
        return required("REPORT_ARN");
    }

    public String bus() {
        return required("BUS_NAME");
    }

    private String required(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name
                    + " is missing; deploy the stack again with the template of this version");
        }
        return value;
    }

    private List<String> list(String name) {
        return Arrays.stream(environment.getOrDefault(name, "").split(",")).map(String::trim)
                .filter(item -> !item.isEmpty()).toList();
    }

    private List<Cidr> cidrs(String name) {
        return list(name).stream().map(Cidr::of).toList();
    }

    private Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String item : list(name)) {
            String[] sides = item.split("=", 2);
            if (sides.length != 2 || sides[1].isBlank()) {
                throw new IllegalArgumentException(name + " has '" + item + "'; write account=segment");
            }
            pairs.put(sides[0], sides[1]);
        }
        return pairs;
    }
}
