package org.transithandshake.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.transithandshake.policy.Membership;
import org.transithandshake.step.Settings;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentType;

/**
 * The organization that this account may read, as its management account or a delegated administrator: nobody else may
 * call DescribeAccount and ListParents (AWS Organizations API Reference). Each account is asked for once in an
 * invocation.
 */
final class Organization {
    private final Aws aws;
    private final Settings settings;
    private final Map<String, Membership> known = new HashMap<>();
    private Optional<String> trouble = Optional.empty();

    Organization(Aws aws, Settings settings) {
        this.aws = aws;
        this.settings = settings;
    }

    /** An invocation begins: nothing is known. */
    void forget() {
        known.clear();
        trouble = Optional.empty();
    }

    /** @param withPath whether the unit is asked for, too: a call for each level above the account */
    Membership of(String account, boolean withPath) {
        return known.computeIfAbsent(account, id -> reading(() -> look(id, withPath)));
    }

    /** Why some membership is unknown. */
    Optional<String> trouble() {
        return trouble;
    }

    private Membership look(String account, boolean withPath) {
        try {
            String[] arn = describe(account).split("[:/]");
            return Membership.member(withPath ? Optional.of(path(arn[arn.length - 2], account)) : Optional.empty());
        } catch (AccountNotFoundException e) {
            // The same error means that we are in no organization ourselves (DescribeAccount, API Reference).
            describe(settings.account());
            return Membership.external();
        }
    }

    /** {@code arn:aws:organizations::555555555555:account/o-a1b2c3d4e5/111111111111}. */
    private String describe(String account) {
        return aws.organizations().describeAccount(r -> r.accountId(account)).account().arn();
    }

    /** {@code o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/}, as the global condition key aws:PrincipalOrgPaths has it. */
    private String path(String organization, String account) {
        Deque<String> units = new ArrayDeque<>();
        Parent parent = parent(account);
        while (parent.type() != ParentType.ROOT) {
            units.push(parent.id());
            parent = parent(parent.id());
        }
        units.push(parent.id());
        units.push(organization);
        return String.join("/", units) + "/";
    }

    /** "A child can have only a single parent" (ListParents, API Reference), but a page may be empty. */
    private Parent parent(String child) {
        return aws.organizations().listParentsPaginator(r -> r.childId(child)).stream()
                .flatMap(page -> page.parents().stream()).findFirst()
                .orElseThrow();
    }

    /** What somebody has to mend makes it unknown; what passes by itself is for the caller's next attempt. */
    private Membership reading(Supplier<Membership> look) {
        try {
            return look.get();
        } catch (AccessDeniedException | AwsOrganizationsNotInUseException | AccountNotFoundException e) {
            trouble = Optional.of(e.awsErrorDetails() == null ? e.getMessage()
                    : e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage());
            return Membership.unknown();
        }
    }

    /** Tells people, once ("AWS services that you can use with AWS Organizations": who may be delegated). */
    void tellTrouble(Reports reports) {
        trouble.ifPresent(why -> reports.tell(Subject.ORGANIZATION_UNREADABLE.of(), """
                OrganizationsRead is true, but this account may not read the organization:
                %s

                So what the policy asks of organization and ouPaths is unknown: requests and invitations that depend
                on it are reviewed, and what stands is left as it is.
                Let the organization's management account make this account a delegated administrator of a service that
                has such, as AWS Config does and RAM does not: aws organizations enable-aws-service-access \
                --service-principal config.amazonaws.com && aws organizations register-delegated-administrator \
                --account-id %s --service-principal config.amazonaws.com
                or deploy the stack again with OrganizationsRead=false.
                """.formatted(why, settings.account())));
    }
}
