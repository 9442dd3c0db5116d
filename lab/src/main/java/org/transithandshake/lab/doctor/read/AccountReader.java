package org.transithandshake.lab.doctor.read;

import java.util.List;
import org.transithandshake.lab.doctor.Facts;
import org.transithandshake.lab.doctor.Reading;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;

/** Trails, the service-linked role, and how the organization shares. */
final class AccountReader {
    private final CloudTrailClient trails;
    private final IamClient iam;
    private final OrganizationsClient organizations;

    AccountReader(Connection connection) {
        trails = connection.client(CloudTrailClient.builder());
        iam = connection.global(IamClient.builder());
        organizations = connection.global(OrganizationsClient.builder());
    }

    /** Those of other Regions that log here, and the organization's, are among them (DescribeTrails, API Reference). */
    Reading<List<Facts.Trail>> trails() {
        return Readings.of(() -> trails.describeTrails().trailList().stream().map(trail -> new Facts.Trail(trail.name(),
                trails.getTrailStatus(r -> r.name(trail.trailARN())).isLogging())).toList());
    }

    Reading<Boolean> linkedRole() {
        return Readings.of(() -> {
            try {
                iam.getRole(r -> r.roleName("AWSServiceRoleForVPCTransitGateway"));
                return true;
            } catch (NoSuchEntityException e) {
                return false;
            }
        });
    }

    Reading<Facts.Organization> organization() {
        return Readings.of(() -> {
            try {
                organizations.describeOrganization();
            } catch (AwsOrganizationsNotInUseException e) {
                return Facts.Organization.NONE;
            }
            return organizations.listAWSServiceAccessForOrganizationPaginator().stream()
                    .flatMap(page -> page.enabledServicePrincipals().stream())
                    .anyMatch(service -> service.servicePrincipal().equals("ram.amazonaws.com"))
                    ? Facts.Organization.SHARES : Facts.Organization.DOES_NOT_SHARE;
        });
    }
}
