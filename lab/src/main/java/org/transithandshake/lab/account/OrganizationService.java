package org.transithandshake.lab.account;

import java.util.List;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.ram.Organization;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.DescribeAccountRequest;
import software.amazon.awssdk.services.organizations.model.DescribeAccountResponse;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.EnabledServicePrincipal;
import software.amazon.awssdk.services.organizations.model.ListAwsServiceAccessForOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.ListAwsServiceAccessForOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.ListParentsRequest;
import software.amazon.awssdk.services.organizations.model.ListParentsResponse;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentType;

/**
 * As much of Organizations as tells where an account belongs, and whether RAM shares. Its own account may read an
 * organization's name; who is in it, and which services it trusts, tells only to the management account and to
 * delegated administrators (DescribeAccount, ListParents and ListAWSServiceAccessForOrganization, AWS Organizations API
 * Reference).
 */
public final class OrganizationService {
    private Organization organization = Organization.none();

    /** The organization that there is from now on. */
    public void organize(Organization other) {
        organization = other;
    }

    public Operations operations() {
        return new Operations("organizations")
                .on(DescribeOrganizationRequest.class, (caller, request) -> organization(caller))
                .on(ListAwsServiceAccessForOrganizationRequest.class, (caller, request) -> services(caller))
                .on(DescribeAccountRequest.class, this::account,
                        (caller, request) -> needs("DescribeAccount", arn(request.accountId())))
                .on(ListParentsRequest.class, this::parents, (caller, request) -> needs("ListParents",
                        isUnit(request.childId()) ? organization.arnOf(request.childId()) : arn(request.childId())));
    }

    private static List<Access> needs(String action, String resource) {
        return List.of(new Access("organizations:" + action, resource));
    }

    private static boolean isUnit(String child) {
        return child != null && child.startsWith("ou-");
    }

    private String arn(String account) {
        String id = organization.id().isEmpty() ? "o-0000000000" : organization.id();
        return "arn:aws:organizations::" + organization.manager() + ":account/" + id + "/" + account;
    }

    private DescribeOrganizationResponse organization(Caller caller) {
        requireMember(caller);
        return DescribeOrganizationResponse.builder().organization(o -> o.id(organization.id())
                .arn(organization.arn()).masterAccountId(organization.manager())).build();
    }

    private ListAwsServiceAccessForOrganizationResponse services(Caller caller) {
        requireReader(caller);
        return ListAwsServiceAccessForOrganizationResponse.builder().enabledServicePrincipals(organization.shares()
                ? List.of(EnabledServicePrincipal.builder().servicePrincipal("ram.amazonaws.com").build())
                : List.of()).build();
    }

    private DescribeAccountResponse account(Caller caller, DescribeAccountRequest request) {
        requireReader(caller);
        if (!organization.has(request.accountId())) {
            throw new AwsError("AccountNotFoundException", "You specified an account that doesn't exist.");
        }
        return DescribeAccountResponse.builder().account(Account.builder().id(request.accountId())
                .arn(arn(request.accountId())).build()).build();
    }

    private ListParentsResponse parents(Caller caller, ListParentsRequest request) {
        requireReader(caller);
        String unit = isUnit(request.childId()) ? "" : organization.units().get(request.childId());
        if (unit == null) {
            throw new AwsError("ChildNotFoundException", "You specified a child that doesn't exist.");
        }
        return ListParentsResponse.builder().parents(unit.isEmpty()
                ? Parent.builder().id(organization.root()).type(ParentType.ROOT).build()
                : Parent.builder().id(unit).type(ParentType.ORGANIZATIONAL_UNIT).build()).build();
    }

    private void requireMember(Caller caller) {
        if (!organization.has(caller.account()) && !organization.manager().equals(caller.account())) {
            throw new AwsError("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
        }
    }

    private void requireReader(Caller caller) {
        requireMember(caller);
        if (!organization.isReadBy(caller.account())) {
            throw new AwsError("AccessDeniedException", "You don't have permissions to access this resource.");
        }
    }
}
