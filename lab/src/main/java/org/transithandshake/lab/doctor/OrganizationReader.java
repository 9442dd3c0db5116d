package org.transithandshake.lab.doctor;

import org.transithandshake.aws.AccountFacts;
import org.transithandshake.checkup.Facts;
import org.transithandshake.checkup.Reading;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;

/** How the organization shares. */
final class OrganizationReader {
    private final OrganizationsClient organizations;

    OrganizationReader(Connection connection) {
        organizations = connection.global(OrganizationsClient.builder());
    }

    Reading<Facts.Organization> organization() {
        return AccountFacts.reading(() -> {
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
