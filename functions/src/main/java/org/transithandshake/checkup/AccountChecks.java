package org.transithandshake.checkup;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the account must bring along: a trail, a service-linked role, room in its route tables. */
final class AccountChecks {
    /** Routes per route table (Amazon VPC User Guide, "Amazon VPC quotas"): 1,000 at most. */
    private static final String QUOTA = "L-93826ACB";
    private static final int MOST_ROUTES = 1_000;
    private static final String ENABLE = "aws ram enable-sharing-with-aws-organization";

    private AccountChecks() {
    }

    static Line trail(Facts facts) {
        String what = "a CloudTrail trail logs management events";
        String without = "without one, requests by IaC or by hand and added ranges are found by the hub's sweep only";
        return facts.trails().line(what, "aws cloudtrail describe-trails", trails -> trails.stream()
                .filter(Facts.Trail::logging).findFirst().map(trail -> Line.ok(what, trail.name()))
                .orElseGet(() -> trails.isEmpty()
                        ? Line.problem(what, "there is no trail; " + without, "aws cloudtrail create-trail --name"
                                + " management --s3-bucket-name BUCKET --is-multi-region-trail"
                                + " && aws cloudtrail start-logging --name management")
                        : Line.problem(what, trails.getFirst().name() + " is switched off; " + without,
                                "aws cloudtrail start-logging --name " + trails.getFirst().name())));
    }

    /** An attachment needs the role; whoever requests the first one must be allowed to make it; our functions are. */
    static Line linkedRole(Facts facts) {
        String what = "the service-linked role AWSServiceRoleForVPCTransitGateway is there";
        if (facts.isHub() && facts.stack() instanceof Reading.Known<Facts.Stack>(Facts.Stack stack)
                && stack.list("HUB_VPCS").isEmpty()) {
            return Line.ok(what, "not needed: HubVpcs is empty, so the hub attaches no VPC of its own");
        }
        return facts.linkedRole().line(what, "aws iam get-role --role-name AWSServiceRoleForVPCTransitGateway", there ->
                there ? Line.ok(what, "attachments can be made")
                        : Line.problem(what, "the account has had no attachment yet; the first one makes the role, if"
                                + " no policy of the organization denies iam:CreateServiceLinkedRole",
                                "aws iam create-service-linked-role --aws-service-name transitgateway.amazonaws.com"));
    }

    /**
     * Accounts can be invited in any case. An organization or a unit cannot: "Until you enable sharing within the
     * organization, you can specify only individual AWS accounts" (EnableSharingWithAwsOrganization, AWS RAM API
     * Reference).
     */
    static Line organization(Facts facts) {
        String what = "sharing works for the accounts of the policy";
        String look = "aws organizations list-aws-service-access-for-organization";
        return facts.stack().line(what, look, stack -> facts.organization().line(what, look, sharing ->
                stack.list("SHARE_PRINCIPALS").isEmpty() ? Line.ok(what, invited(sharing))
                        : shared(what, String.join(", ", stack.list("SHARE_PRINCIPALS")), sharing)));
    }

    private static String invited(Facts.Organization sharing) {
        return switch (sharing) {
            case NONE -> "by invitations: the account is in no organization";
            case SHARES -> "without invitations within the organization, by invitations outside it";
            case DOES_NOT_SHARE -> "by invitations: RAM does not share within the organization; to do without them, in"
                    + " the management account: " + ENABLE;
        };
    }

    private static Line shared(String what, String principals, Facts.Organization sharing) {
        return switch (sharing) {
            case NONE -> Line.problem(what, "the account is in no organization, and SharePrincipals names "
                    + principals, "sam deploy --config-env hub   # after taking SharePrincipals out of samconfig.toml");
            case SHARES -> Line.ok(what, invited(sharing));
            case DOES_NOT_SHARE -> Line.problem(what, "RAM does not share within the organization, so nobody sees the"
                    + " gateway by " + principals, ENABLE + "   # in the organization's management account");
        };
    }

    static Line room(Facts facts) {
        String what = "the route tables have room";
        return facts.stack().line(what, "aws ec2 describe-route-tables", stack -> facts.tables().line(what,
                "aws ec2 describe-route-tables", tables -> fullest(facts, stack, tables)
                        .map(fullest -> room(facts, what, fullest, needed(facts, stack, fullest)))
                        .orElseGet(() -> Line.ok(what, "no VPC of this account is to be routed"))));
    }

    private static Optional<Facts.Table> fullest(Facts facts, Facts.Stack stack, List<Facts.Table> tables) {
        List<String> vpcs = List.copyOf(stack.list(facts.isHub() ? "HUB_VPCS" : "SPOKE_VPCS"));
        return tables.stream().filter(table -> vpcs.contains(table.vpcId()))
                .max(Comparator.comparingInt(table -> needed(facts, stack, table)));
    }

    /** A hub's next connection brings a route at least; a spoke's destinations are known. */
    private static int needed(Facts facts, Facts.Stack stack, Facts.Table table) {
        return table.routes() + (facts.isHub() ? 1 : (int) stack.list("DESTINATIONS").stream()
                .filter(destination -> !table.destinations().contains(destination)).count());
    }

    private static Line room(Facts facts, String what, Facts.Table fullest, int needed) {
        String why = "the fullest, " + fullest.id() + ", has " + fullest.routes() + " routes";
        if (needed <= Facts.LEAST_ROUTES) {
            return Line.ok(what, why);
        }
        return needed > MOST_ROUTES ? Line.problem(what, why + ", and no quota allows " + needed,
                "aws ec2 describe-route-tables --route-table-ids " + fullest.id())
                : facts.routeQuota().line(what,
                        "aws service-quotas get-service-quota --service-code vpc --quota-code " + QUOTA,
                        quota -> needed <= quota ? Line.ok(what, why + " of " + quota)
                                : Line.problem(what, why + ", needs " + needed + ", and the account's quota is "
                                        + quota,
                                        "aws service-quotas request-service-quota-increase --service-code vpc"
                                                + " --quota-code " + QUOTA + " --desired-value "
                                                + Math.min(MOST_ROUTES, 2 * needed)));
    }
}
