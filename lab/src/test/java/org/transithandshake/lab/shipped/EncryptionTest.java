package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.iam.Grant;

/** Queues and topic are encrypted only in ways that EventBridge, Lambda and CloudWatch can write through. */
class EncryptionTest {
    private static final String KEY =
            "arn:aws:kms:" + Lab.REGION + ":222222222222:key/1234abcd-12ab-34cd-56ef-0123456789ab";

    /** The policies of AWS's managed keys let no other service in, and nobody can change them. */
    @Test
    void noManagedKeyIsUsed() throws IOException {
        String template = Files.readString(Shipped.TEMPLATE);
        assertThat(template).doesNotContain("alias/aws/");
        assertThat(count(template, "Type: AWS::SQS::Queue\n")).isPositive()
                .isEqualTo(count(template, "SqsManagedSseEnabled: true"));
    }

    @Test
    void whoeverPublishesMayUseTheTopicsKey() {
        Lab lab = new Lab(LabSetup.quiet());
        Landscape land = new Landscape(lab, Shipped.TEMPLATE, 1);
        land.deploySpoke(Landscape.SPOKE, "10.2.0.0/16", Map.of("TopicKey", KEY));
        land.deployHub(List.of(Landscape.SPOKE), Map.of("TopicKey", KEY));

        assertThat(rolesWith(lab, "sns:Publish")).isNotEmpty()
                .isEqualTo(rolesWith(lab, "kms:GenerateDataKey")).isEqualTo(rolesWith(lab, "kms:Decrypt"));
    }

    private static Set<String> rolesWith(Lab lab, String action) {
        return lab.iam().granted().stream().filter(grant -> grant.action().equals(action)).map(Grant::role)
                .collect(Collectors.toSet());
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
