package org.transithandshake.lab.permissions;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.template.Stack;

/** The template, deployed with each set of parameters that gives other policies; nothing runs yet. */
final class Stacks {
    static final Path TEMPLATE = Path.of("..", "template.yaml");
    private static final Map<String, String> HUB =
            Map.of("AccountRole", "hub", "AllowedAccounts", Landscape.SPOKE, "AllowedCidrs", "10.0.0.0/8");
    private static final Map<String, String> ADOPTING = Map.of("AccountRole", "hub", "AllowedAccounts",
            Landscape.SPOKE, "AllowedCidrs", "10.0.0.0/8", "TransitGatewayId", "tgw-0123456789abcdef0",
            "Mode", "enforce", "TakeOverDefaults", "true");
    private static final String KEY =
            "arn:aws:kms:" + Lab.REGION + ":222222222222:key/1234abcd-12ab-34cd-56ef-0123456789ab";
    private static final Map<String, String> ORGANIZATION = Map.of("AccountRole", "hub", "AllowedCidrs", "10.0.0.0/8",
            "SharePrincipals", "arn:aws:organizations::444444444444:organization/o-a1b2c3d4e5",
            "AdmitShared", "true", "TopicKey", KEY,
            "OrganizationsRead", "true");
    private static final Map<String, String> SPOKE =
            Map.of("AccountRole", "spoke", "HubAccountId", Landscape.HUB, "Destinations", "10.2.0.0/16");

    /** A stack and the lab in which its roles are. */
    record Deployed(String name, Lab lab, String account, Stack stack) {
        List<Allowed> statements() {
            return PolicyReader.stack(stack);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Stacks() {
    }

    static List<Deployed> all() {
        return List.of(deploy("hub", Landscape.HUB, HUB), deploy("hub with an adopted gateway", Landscape.HUB,
                ADOPTING), deploy("hub of an organization", Landscape.HUB, ORGANIZATION),
                deploy("hub with a policy file", Landscape.HUB, Map.of("AccountRole", "hub", "AllowedAccounts",
                        Landscape.SPOKE, "PolicyName", "/transit-handshake/policy")),
                deploy("hub with prefix lists", Landscape.HUB, Map.of("AccountRole", "hub", "AllowedAccounts",
                        Landscape.SPOKE, "PolicyName", "/transit-handshake/policy", "PrefixListMaxEntries", "50",
                        "OrganizationsRead", "true")),
                deploy("hub with prefix lists and a policy in AppConfig", Landscape.HUB, Map.of("AccountRole", "hub",
                        "AllowedAccounts", Landscape.SPOKE, "PolicyStore", "AppConfig", "PrefixListMaxEntries", "50")),
                deploy("spoke by prefix lists", Landscape.SPOKE, Map.of("AccountRole", "spoke", "HubAccountId",
                        Landscape.HUB, "Destinations", "10.2.0.0/16", "RouteBy", "prefix-list")),
                deploy("hub that reads the organization", Landscape.HUB, Map.of("AccountRole", "hub",
                        "AllowedAccounts", Landscape.SPOKE, "PolicyName", "/transit-handshake/policy",
                        "OrganizationsRead", "true")),
                deploy("spoke with a policy file", Landscape.SPOKE, Map.of("AccountRole", "spoke", "HubAccountId",
                        Landscape.HUB, "PolicyName", "/transit-handshake/policy", "OrganizationsRead", "true")),
                deploy("hub with a policy in AppConfig", Landscape.HUB, Map.of("AccountRole", "hub",
                        "AllowedAccounts", Landscape.SPOKE, "PolicyStore", "AppConfig")),
                deploy("spoke with a policy in AppConfig", Landscape.SPOKE, Map.of("AccountRole", "spoke",
                        "HubAccountId", Landscape.HUB, "PolicyStore", "AppConfig")),
                deploy("spoke", Landscape.SPOKE, SPOKE), deploy("spoke with a key", Landscape.SPOKE,
                Map.of("AccountRole", "spoke", "HubAccountId", Landscape.HUB, "Destinations", "10.2.0.0/16",
                        "TopicKey", KEY)));
    }

    private static Deployed deploy(String name, String account, Map<String, String> parameters) {
        Lab lab = new Lab(LabSetup.quiet());
        return new Deployed(name, lab, account, lab.deploy(account, Landscape.STACK, TEMPLATE, parameters));
    }
}
