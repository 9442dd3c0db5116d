package org.transithandshake.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.transithandshake.checkup.Facts;
import org.transithandshake.checkup.Reading;
import org.transithandshake.step.Step;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationStatus;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/** How the account is set up, read by Describe, Get and List only. What AWS refuses to tell is not known. */
public final class AccountFacts {
    private static final String LINKED_ROLE = "AWSServiceRoleForVPCTransitGateway";
    private static final Pattern ACCOUNT = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");

    private final Aws aws;

    public AccountFacts(Aws aws) {
        this.aws = aws;
    }

    /** Those of other Regions that log here, and the organization's, are among them (DescribeTrails, API Reference). */
    public Reading<List<Facts.Trail>> trails() {
        return reading(() -> aws.cloudTrail().describeTrails().trailList().stream()
                .map(trail -> new Facts.Trail(trail.name(),
                        aws.cloudTrail().getTrailStatus(r -> r.name(trail.trailARN())).isLogging()))
                .toList());
    }

    public Reading<Boolean> linkedRole() {
        return reading(() -> {
            try {
                aws.iam().getRole(r -> r.roleName(LINKED_ROLE));
                return true;
            } catch (NoSuchEntityException e) {
                return false;
            }
        });
    }

    public Reading<List<Facts.Gateway>> gateways() {
        return reading(() -> aws.ec2().describeTransitGatewaysPaginator().transitGateways().stream()
                .map(Gateway::of).map(seen -> new Facts.Gateway(seen.id(), seen.owner(), seen.state(), seen.doors(),
                        seen.isOurs())).toList());
    }

    /** The accounts whose invitations are pending. */
    public Reading<Set<String>> invitations() {
        return reading(() -> aws.ram().getResourceShareInvitationsPaginator(r -> { }).stream()
                .flatMap(page -> page.resourceShareInvitations().stream())
                .filter(one -> one.status() == ResourceShareInvitationStatus.PENDING)
                .map(ResourceShareInvitation::senderAccountId).collect(Collectors.toSet()));
    }

    public Reading<List<Facts.Table>> tables() {
        return reading(() -> aws.ec2().describeRouteTablesPaginator().routeTables().stream()
                .map(AccountFacts::table).toList());
    }

    /** The account's own quota "Routes per route table" (Amazon VPC User Guide, "Amazon VPC quotas"). */
    public Reading<Integer> routeQuota() {
        return reading(() -> {
            try {
                return aws.quotas().getServiceQuota(r -> r.serviceCode("vpc").quotaCode("L-93826ACB"))
                        .quota().value().intValue();
            } catch (NoSuchResourceException e) {
                return Facts.LEAST_ROUTES;
            }
        });
    }

    /** The account ids that statements of the bus's policy allow. */
    public Reading<Set<String>> busPrincipals() {
        return reading(() -> {
            Set<String> accounts = new LinkedHashSet<>();
            policy(aws.events().describeEventBus(r -> r.name("transit-handshake")).policy()).path("Statement")
                    .forEach(statement -> ACCOUNT.matcher(statement.path("Principal").toString()).results()
                            .map(MatchResult::group).forEach(accounts::add));
            return accounts;
        });
    }

    /**
     * How RAM shares within this account's organization. Only its management account and delegated administrators may
     * list its trusted services (ListAWSServiceAccessForOrganization, AWS Organizations API Reference).
     */
    public Reading<Facts.Organization> organization() {
        return reading(() -> {
            try {
                aws.organizations().describeOrganization();
            } catch (AwsOrganizationsNotInUseException e) {
                return Facts.Organization.NONE;
            }
            return aws.organizations().listAWSServiceAccessForOrganizationPaginator().stream()
                    .flatMap(page -> page.enabledServicePrincipals().stream())
                    .anyMatch(service -> service.servicePrincipal().equals("ram.amazonaws.com"))
                    ? Facts.Organization.SHARES : Facts.Organization.DOES_NOT_SHARE;
        });
    }

    /** The value, or why AWS did not tell it. */
    public static <T> Reading<T> reading(Supplier<T> read) {
        try {
            return new Reading.Known<>(read.get());
        } catch (AwsServiceException refused) {
            return new Reading.Unknown<>(refused.awsErrorDetails() == null ? "AWS answered " + refused.statusCode()
                    : refused.awsErrorDetails().errorCode() + ": " + refused.awsErrorDetails().errorMessage());
        }
    }

    private static Facts.Table table(RouteTable seen) {
        return new Facts.Table(seen.routeTableId(), seen.vpcId(), seen.routes().stream()
                .map(route -> route.destinationCidrBlock() != null ? route.destinationCidrBlock()
                        : route.destinationIpv6CidrBlock() != null ? route.destinationIpv6CidrBlock()
                        : String.valueOf(route.destinationPrefixListId())).toList());
    }

    private static JsonNode policy(String text) {
        try {
            return Step.JSON.readTree(text == null ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("EventBridge answered a policy that is no JSON", e);
        }
    }
}
