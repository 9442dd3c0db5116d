package org.transithandshake.spoke;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.transithandshake.aws.Shares.Invitation;
import org.transithandshake.aws.Shares.Offered;
import org.transithandshake.aws.Shares.Share;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.rules.Fact;
import org.transithandshake.policy.rules.Facts;

/** What a policy's file may ask of an offered share, and what people are told of the answer. */
final class Offers {
    private static final String GATEWAY = "ec2:TransitGateway";

    private Offers() {
    }

    /** @param offered nothing where RAM does not tell; then the types are unknown */
    static Facts facts(Invitation invitation, Optional<List<Offered>> offered) {
        Facts facts = facts(invitation.sender(), invitation.shareName(), invitation.shareArn());
        return offered.map(resources -> types(facts, resources)).orElse(facts);
    }

    static Facts facts(Share share) {
        return types(facts(share.owner(), share.name(), share.arn()), share.resources());
    }

    private static Facts facts(String sender, String name, String arn) {
        return Facts.none().with(Fact.SENDER, sender).with(Fact.SHARE_NAME, name).with(Fact.SHARE_ARN, arn);
    }

    /** RAM names types in any case (Resource, AWS RAM API Reference: "ec2:TransitGateway" is not case-sensitive). */
    private static Facts types(Facts facts, List<Offered> resources) {
        return facts.with(Fact.RESOURCE_TYPE, resources.stream().map(Offered::type)
                .map(type -> type.toLowerCase(Locale.ROOT).equals(GATEWAY.toLowerCase(Locale.ROOT)) ? GATEWAY : type)
                .distinct().sorted().toArray(String[]::new));
    }

    static String review(Invitation invitation, Optional<List<Offered>> offered, Decision decision) {
        return """
                The policy's file does not say yes to this invitation, so it stays pending until you decide.

                %s

                To accept it:  aws ram accept-resource-share-invitation --resource-share-invitation-arn %s
                To reject it:  aws ram reject-resource-share-invitation --resource-share-invitation-arn %s
                To have the policy decide, add a rule to its section invitations; it is decided again at once.
                """.formatted(record(invitation, offered, decision), invitation.arn(), invitation.arn());
    }

    static String rejected(Invitation invitation, Optional<List<Offered>> offered, Decision decision) {
        return """
                The policy's file rejects this invitation, and so it is rejected. Nothing was shared.

                %s

                To let it in, change the rule; then its sender invites this account again.
                """.formatted(record(invitation, offered, decision));
    }

    private static String record(Invitation invitation, Optional<List<Offered>> offered, Decision decision) {
        return """
                invitation  %s
                sender      %s
                share       %s, %s
                resources   %s
                decision    %s""".formatted(invitation.arn(), invitation.sender(), invitation.shareName(),
                invitation.shareArn(), offered.map(List::toString).orElse("RAM does not tell"), decision.explain());
    }

    /** @param account this one */
    static String gained(Share share, Decision decision, String account) {
        return """
                This share is shown to this account, and the policy's file does not say yes to what it holds now.
                Nothing is done with it.

                sender      %s
                share       %s, %s
                resources   %s
                decision    %s

                To leave it:  aws ram disassociate-resource-share --resource-share-arn %s --principals %s
                """.formatted(share.owner(), share.name(), share.arn(), share.resources(), decision.explain(),
                share.arn(), account);
    }
}
