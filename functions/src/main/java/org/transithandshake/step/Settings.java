package org.transithandshake.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.ParameterPolicy;
import org.transithandshake.policy.Policy;
import org.transithandshake.policy.Segments;
import org.transithandshake.policy.Sharing;

/**
 * A function's environment, parsed. The template's parameters reach the functions as environment variables of the
 * same names in upper case; an empty list is an empty variable.
 */
public final class Settings {
    /** Amazon VPC Transit Gateways quotas, "Transit gateway route tables per transit gateway". */
    private static final int MOST_TABLES = 20;
    private static final String REGION = "AWS_REGION";

    private final Map<String, String> environment;

    /** Leaves out what Lambda adds, the role's credentials above all: what a stack is set to is handed on and told. */
    public Settings(Map<String, String> environment) {
        this.environment = environment.entrySet().stream().filter(one -> isOurs(one.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isOurs(String variable) {
        return !variable.startsWith("AWS_") || variable.equals(REGION);
    }

    /** The settings of this Lambda function. */
    public static Settings live() {
        return new Settings(System.getenv());
    }

    /** The variables themselves, for checks of how the stack is set up. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Whether this account owns the gateway: only a spoke has a hub's account id. */
    public boolean isHub() {
        return environment.getOrDefault("HUB_ACCOUNT_ID", "").isBlank();
    }

    /** The version of the deployed template. */
    public String version() {
        return required("STACK_VERSION");
    }

    /** Set by Lambda itself (AWS Lambda Developer Guide, "Defined runtime environment variables"). */
    public String region() {
        return required(REGION);
    }

    public String hubAccount() {
        return required("HUB_ACCOUNT_ID");
    }

    /** The policy that the parameters state; where there is a file, that one decides. */
    public Policy policy() {
        return new ParameterPolicy(Set.copyOf(list("ALLOWED_ACCOUNTS")), cidrs("ALLOWED_CIDRS"), segments(),
                pairs("ACCOUNT_SEGMENTS"), new Sharing(Set.copyOf(sharePrincipals()), admitsShared()));
    }

    /** Whether this account may ask Organizations, which few may. */
    public boolean readsOrganization() {
        return environment.getOrDefault("ORGANIZATIONS_READ", "false").equals("true");
    }

    /** The SSM parameter that holds the policy's file; empty where the parameters of the template decide. */
    public Optional<String> policyName() {
        return Optional.ofNullable(environment.get("POLICY_NAME")).filter(name -> !name.isBlank());
    }

    /** Where AppConfig has the policy's file; empty where it is elsewhere, or where there is none. */
    public Optional<PolicyPlace> policyPlace() {
        return Optional.ofNullable(environment.get("POLICY_PROFILE")).filter(place -> !place.isBlank())
                .map(PolicyPlace::of);
    }

    /** @throws IllegalArgumentException if a parameter names a segment that there is not */
    private Segments segments() {
        return new Segments(list("SEGMENTS"), reach(), Set.copyOf(list("ISOLATED_SEGMENTS")),
                Set.copyOf(list("STATIC_SEGMENTS")));
    }

    /** Accounts to share the gateway with. */
    public List<String> allowedAccounts() {
        return list("ALLOWED_ACCOUNTS");
    }

    /** ARNs of organizations and organizational units to share the gateway with. */
    public List<String> sharePrincipals() {
        return list("SHARE_PRINCIPALS");
    }

    private boolean admitsShared() {
        return environment.getOrDefault("ADMIT_SHARED", "false").equals("true");
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

    /** Whether the spoke's subnets are routed by the hub's prefix lists instead of the destinations as they stand. */
    public boolean routesByList() {
        return switch (environment.getOrDefault("ROUTE_BY", "cidr")) {
            case "prefix-list" -> true;
            case "cidr" -> false;
            default -> throw new IllegalArgumentException("ROUTE_BY is '" + environment.get("ROUTE_BY")
                    + "'; set the parameter RouteBy to cidr or prefix-list");
        };
    }

    /** How many entries each segment's prefix list may have; 0 if there are no lists. */
    public int prefixListEntries() {
        return Integer.parseInt(environment.getOrDefault("PREFIX_LIST_MAX_ENTRIES", "0"));
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

    /**
     * The roles of the gateway's route tables: {@code segment:} and {@code airlock:} with a name.
     *
     * @throws IllegalArgumentException if they are more than a gateway can have
     */
    public List<String> tableRoles(Segments segments) {
        List<String> roles = new ArrayList<>(segments.names().stream().map(name -> "segment:" + name).toList());
        IntStream.rangeClosed(1, airlocks()).forEach(i -> roles.add("airlock:" + i));
        if (roles.size() > MOST_TABLES) {
            throw new IllegalArgumentException("Segments and Airlocks ask for " + roles.size() + " route tables, but a"
                    + " gateway can have " + MOST_TABLES + "; use fewer");
        }
        return List.copyOf(roles);
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

    /** The state machine that makes and shares the gateway. */
    public String offerMachine() {
        return required("OFFER_ARN");
    }

    /** What the gateway is asked to have. */
    public Options gatewayOptions() {
        return chosen(Map.of(Options.DNS, "DNS_SUPPORT", Options.GROUPS, "SECURITY_GROUP_REFERENCING"));
    }

    /** What this account's attachments are asked to have, besides IPv6. */
    public Options attachmentOptions() {
        return chosen(Map.of(Options.DNS, "DNS_SUPPORT", Options.GROUPS, "SECURITY_GROUP_REFERENCING",
                Options.APPLIANCE, "APPLIANCE_MODE"));
    }

    private Options chosen(Map<String, String> variables) {
        Map<String, String> chosen = new LinkedHashMap<>();
        variables.forEach((option, variable) -> {
            String value = required(variable);
            if (!Set.of("auto", "enable", "disable").contains(value)) {
                throw new IllegalArgumentException(variable + " is '" + value
                        + "'; set the stack's parameter to auto, enable or disable");
            }
            if (!value.equals("auto")) {
                chosen.put(option, value);
            }
        });
        return new Options(chosen);
    }

    /** The state machine that tells people something once. */
    public String reportMachine() {
        return required("REPORT_ARN");
    }

    public String bus() {
        return required("BUS_NAME");
    }

    /** The table of connections. */
    public String connections() {
        return required("CONNECTIONS");
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

    private Map<String, Set<String>> reach() {
        Map<String, Set<String>> reach = new LinkedHashMap<>();
        for (String item : list("SEGMENT_REACH")) {
            String[] sides = item.split(">", -1);
            if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
                throw new IllegalArgumentException("SegmentReach has '" + item + "'; write from>to");
            }
            reach.computeIfAbsent(sides[0], from -> new LinkedHashSet<>()).add(sides[1]);
        }
        return reach;
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
