package org.transithandshake.checkup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was read of one account in one Region.
 *
 * @param role          {@code hub} or {@code spoke}
 * @param stack         the settings of the deployed stack
 * @param gateways      the Transit Gateways that the account sees
 * @param invitations   accounts whose invitations are pending
 * @param trails        the CloudTrail trails that log here
 * @param linkedRole    whether the service-linked role of Transit Gateway is there
 * @param organization  how the account's organization shares, in RAM
 * @param tables        the VPC route tables
 * @param routeQuota    how many routes a VPC route table of the account may have
 * @param busPrincipals who may put events on the bus {@code transit-handshake}
 * @param peerVersion   the version of the other account's stack
 */
public record Facts(String role, String account, String region, Reading<Stack> stack,
        Reading<List<Gateway>> gateways, Reading<Set<String>> invitations, Reading<List<Trail>> trails,
        Reading<Boolean> linkedRole, Reading<Organization> organization, Reading<List<Table>> tables,
        Reading<Integer> routeQuota, Reading<Set<String>> busPrincipals, Reading<String> peerVersion) {

    /** Amazon VPC quotas, "Routes per route table": 50 for long, more in newer accounts. */
    public static final int LEAST_ROUTES = 50;

    public boolean isHub() {
        return role.equals("hub");
    }

    /** @param environment of the stack's functions: the template's parameters */
    public record Stack(String role, String version, Map<String, String> environment) {
        /** A parameter that is a list; empty if there is none. */
        Collection<String> list(String name) {
            String value = environment.getOrDefault(name, "");
            return value.isBlank() ? List.of() : List.of(value.split(","));
        }
    }

    /** @param doors the options that let a VPC in without a decision and that are on */
    public record Gateway(String id, String owner, String state, List<String> doors, boolean marked) {
    }

    /** @param logging whether it is switched on */
    public record Trail(String name, boolean logging) {
    }

    /** How RAM shares within the account's organization. */
    public enum Organization {
        NONE,
        SHARES,
        DOES_NOT_SHARE
    }

    /** @param destinations of its routes, as AWS writes them */
    public record Table(String id, String vpcId, List<String> destinations) {
        int routes() {
            return destinations.size();
        }
    }
}
