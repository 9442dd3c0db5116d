package org.transithandshake.lab.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.ResourceType;

/**
 * IAM of all accounts of a lab: its roles, and the decision on every call (IAM User Guide, "Policy evaluation logic").
 *
 * <p>Every request has {@code aws:PrincipalAccount}, {@code aws:PrincipalArn} and {@code aws:RequestedRegion};
 * {@code aws:PrincipalOrgID} for accounts of the {@linkplain #organization organization}; {@code aws:SecureTransport},
 * which is true, and {@code aws:PrincipalIsAWSService}; and what its {@link Access} brings. A policy with an element,
 * operator or variable that the lab does not know is refused with {@code MalformedPolicyDocument}, which names it.
 */
public final class Iam implements Authorizer {
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, String> organizations = new HashMap<>();
    private final Set<Grant> allowed = new LinkedHashSet<>();

    /** The resource types of IAM: {@code AWS::IAM::Role}. */
    public List<ResourceType> resourceTypes() {
        return List.of(new RoleType(this));
    }

    /** Makes these accounts members of one organization, such as {@code o-a1b2c3d4e5}. */
    public void organization(String id, Set<String> accounts) {
        accounts.forEach(account -> organizations.put(account, id));
    }

    /** Refuses a resource's policy that IAM or the lab would not understand later, when a call needs it. */
    public static void requireResourcePolicy(JsonNode policy) {
        Policy.parse("of the resource", policy, PolicyKind.RESOURCE);
    }

    /** What the roles may do; compare with {@link #allowed} to find permissions that nothing ever used. */
    public Set<Grant> granted() {
        Set<Grant> grants = new LinkedHashSet<>();
        roles.values().forEach(role -> grants.addAll(role.grants()));
        return grants;
    }

    /** What allowed a call at least once. */
    public Set<Grant> allowed() {
        return Collections.unmodifiableSet(allowed);
    }

    void put(Role role) {
        roles.put(role.arn(), role);
    }

    @Override
    public void check(Caller caller, Access access) {
        Verdict verdict = identity(caller, access);
        if (verdict != Verdict.ALLOWED) {
            throw Denials.error(user(caller), access, Denials.because(verdict, "identity-based", access));
        }
    }

    /**
     * In the resource's own account either policy suffices and neither may deny; from another account the resource's
     * policy must allow it. The caller's own side is {@link #check}'s.
     */
    @Override
    public void checkResourcePolicy(JsonNode policy, Caller caller, Access access) {
        Verdict verdict = Policy.parse("of " + access.resource(), policy, PolicyKind.RESOURCE)
                .judge(request(caller, access));
        boolean own = accountOf(access.resource()).equals(account(caller));
        boolean silenceSuffices = own && verdict == Verdict.SILENT && identity(caller, access) == Verdict.ALLOWED;
        if (verdict != Verdict.ALLOWED && !silenceSuffices) {
            throw Denials.error(user(caller), access, Denials.because(verdict, "resource-based", access));
        }
    }

    @Override
    public void checkServicePrincipal(JsonNode policy, String servicePrincipal, Access access) {
        Request request = request(servicePrincipal, access);
        Verdict verdict = Policy.parse("of " + access.resource(), policy, PolicyKind.RESOURCE).judge(request);
        if (verdict != Verdict.ALLOWED) {
            throw Denials.error(servicePrincipal, access, Denials.because(verdict, "resource-based", access));
        }
    }

    /** Here AWS gives {@code aws:SourceAccount}, the role's account; a condition on another key is not met. */
    @Override
    public void checkTrust(String roleArn, String servicePrincipal) {
        checkTrust(roleArn, servicePrincipal, Map.of("aws:SourceAccount", role(roleArn).account()));
    }

    /** The same with the condition keys that the service brings. */
    public void checkTrust(String roleArn, String servicePrincipal, Map<String, String> context) {
        Access access = new Access("sts:AssumeRole", roleArn, context);
        Request request = request(servicePrincipal, access);
        Verdict verdict = role(roleArn).trust().judge(request);
        if (verdict != Verdict.ALLOWED) {
            throw Denials.error(servicePrincipal, access, Denials.because(verdict, "role trust", access));
        }
    }

    private Verdict identity(Caller caller, Access access) {
        if (caller.isPerson()) {
            return Verdict.ALLOWED;
        }
        Role role = role(caller.role());
        Request request = request(caller, access);
        Verdict verdict = role.judge(request);
        if (verdict == Verdict.ALLOWED) {
            allowed.addAll(role.grantsFor(request));
        }
        return verdict;
    }

    private Role role(String arn) {
        Role role = roles.get(arn);
        if (role == null) {
            throw new AwsError(404, "NoSuchEntity", "The role " + arn + " cannot be found.");
        }
        return role;
    }

    private Request request(Caller caller, Access access) {
        String account = account(caller);
        String arn = caller.isPerson() ? root(account) : caller.role();
        Map<String, String> context = new HashMap<>(access.context());
        context.put("aws:PrincipalAccount", account);
        context.put("aws:PrincipalArn", arn);
        context.put("aws:RequestedRegion", caller.region());
        context.putIfAbsent("aws:SecureTransport", "true");
        context.putIfAbsent("aws:PrincipalIsAWSService", "false");
        if (organizations.containsKey(account)) {
            context.put("aws:PrincipalOrgID", organizations.get(account));
        }
        return new Request(new Principal.Identity(account, arn), access.action(), access.resource(), context);
    }

    private static Request request(String servicePrincipal, Access access) {
        Map<String, String> context = new HashMap<>(access.context());
        context.putIfAbsent("aws:SecureTransport", "true");
        context.putIfAbsent("aws:PrincipalIsAWSService", "true");
        return new Request(new Principal.Service(servicePrincipal), access.action(), access.resource(), context);
    }

    private static String account(Caller caller) {
        return caller.isPerson() ? caller.account() : accountOf(caller.role());
    }

    private static String accountOf(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 ? parts[4] : "";
    }

    private static String root(String account) {
        return "arn:aws:iam::" + account + ":root";
    }

    /** A role acts in a session, named here after what acts. */
    private static String user(Caller caller) {
        if (caller.isPerson()) {
            return root(caller.account());
        }
        String role = caller.role().substring(caller.role().lastIndexOf('/') + 1);
        return "arn:aws:sts::" + account(caller) + ":assumed-role/" + role + "/" + caller.actor();
    }
}
