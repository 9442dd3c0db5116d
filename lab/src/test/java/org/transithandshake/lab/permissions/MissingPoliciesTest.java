package org.transithandshake.lab.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.permissions.Allowed.Kind;
import org.transithandshake.lab.template.Expansion;

/**
 * Takes away one policy of a bus, a topic or a function, or the right of a role that SAM makes for a rule, and the same
 * day ends otherwise. The roles that the template itself writes are those of {@code MissingRightsTest}. To save time,
 * only some, in an order that is always the same; all of them with {@code -Drights=1000}.
 */
class MissingPoliciesTest {
    private static final int SAMPLE = Integer.getInteger("rights", 4);
    /** On a whole day nothing is lost that this queue would have to keep. */
    private static final String OF_LOSSES = "UndeliveredPolicy";
    /** With other parameters than that day's: a policy in AppConfig, SpokeInvitationsTest, OrganizationTest. */
    private static final Set<String> ANOTHER_DAY = Set.of("HasPolicyProfile", "SpokeHasPolicyFile",
            "SpokeHasPolicyParameter", "SpokeHasPolicyProfile", "SharesWithOrganization");
    /** Nobody decides by hand on that day: DecidedByHandTest. */
    private static final String OF_PEOPLE = "AdmitRequestDecidedByHandPermission";
    private static Day whole;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aWholeDay() {
        whole = Day.with(Stacks.TEMPLATE);
    }

    @Test
    void withAllPoliciesEverythingArrives() {
        assertThat(whole.undelivered()).isEmpty();
        assertThat(whole.endings()).contains("connect SUCCEEDED Connected", "connect ABORTED");
        assertThat(whole.messages()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("owners")
    void withoutOneTheDayEndsOtherwise(String owner) throws IOException {
        ObjectNode template = Expansion.of(Stacks.TEMPLATE);
        takeAway((ObjectNode) template.get("Resources"), owner);
        Path poorer = Files.writeString(folder.resolve("template.json"), template.toString());

        assertThat(Day.with(poorer)).as(owner).isNotEqualTo(whole);
    }

    static List<String> owners() {
        List<String> owners = new ArrayList<>(PolicyReader.template().stream()
                .filter(one -> one.kind() == Kind.RESOURCE && one.allows()
                        || one.kind() == Kind.TRUST && one.principals().contains("events.amazonaws.com"))
                .filter(one -> Collections.disjoint(one.when(), ANOTHER_DAY))
                .map(Allowed::owner).filter(owner -> !Set.of(OF_LOSSES, OF_PEOPLE).contains(owner)).distinct()
                .toList());
        Collections.shuffle(owners, new Random(1));
        return owners.subList(0, Math.min(SAMPLE, owners.size()));
    }

    /** The whole resource, or what the role may do. */
    private static void takeAway(ObjectNode resources, String owner) {
        JsonNode policies = resources.at("/" + owner + "/Properties/Policies");
        if (policies instanceof ArrayNode list) {
            list.removeAll();
        } else {
            resources.remove(owner);
        }
    }
}
