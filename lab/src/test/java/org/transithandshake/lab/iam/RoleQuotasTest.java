package org.transithandshake.lab.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.api.ResourceType.Place;

/** What IAM refuses of a role when a stack makes it. */
final class RoleQuotasTest {
    private static final String TRUST = "'AssumeRolePolicyDocument':{'Statement':{'Effect':'Allow',"
            + "'Principal':{'Service':'lambda.amazonaws.com'},'Action':'sts:AssumeRole'%s}}";
    private static final String STATEMENT = "{'Effect':'Allow','Action':'a:B','Resource':'%s'}";
    private final ResourceType type = new Iam().resourceTypes().getFirst();

    @Test
    void theInlinePoliciesOfARoleMayHave10240CharactersTogether() {
        int overhead = Documents.json("{'Statement':" + STATEMENT.formatted("arn:aws:s3:::") + "}").toString().length();
        String half = "arn:aws:s3:::" + "x".repeat(5_120 - overhead);
        put(policies(STATEMENT.formatted(half), STATEMENT.formatted(half)));
        assertThatThrownBy(() -> put(policies(STATEMENT.formatted(half), STATEMENT.formatted(half + "x"))))
                .isInstanceOfSatisfying(AwsError.class, error -> assertThat(error.code()).isEqualTo("LimitExceeded"))
                .hasMessageContaining("exceeded for role app-Role").hasMessageContaining("10241");
    }

    @Test
    void aTrustPolicyMayHave2048Characters() {
        String condition = ",'Condition':{'StringEquals':{'aws:SourceAccount':'%s'}}";
        assertThatThrownBy(() -> put(TRUST.formatted(condition.formatted("1".repeat(2_048)))))
                .hasMessageContaining("ACLSizePerRole: 2048");
    }

    @Test
    void aRoleMayHaveTenManagedPolicies() {
        String arns = IntStream.range(0, 11).mapToObj(i -> "'arn:aws:iam::aws:policy/P" + i + "'")
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> put(TRUST.formatted("") + ",'ManagedPolicyArns':[" + arns + "]"))
                .hasMessageContaining("PoliciesPerRole: 10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'Sid':'Two words','Effect':'Allow','Action':'a:B','Resource':'*'} | must be alpha-numeric",
        "{'Sid':'a-b','Effect':'Allow','Action':'a:B','Resource':'*'}       | must be alpha-numeric",
        "[{'Sid':'A','Effect':'Allow','Action':'a:B','Resource':'*'},{'Sid':'A','Effect':'Deny','Action':'a:C',"
                + "'Resource':'*'}] | must be unique",
    })
    void aStatementIdThatIamWouldNotTakeIsRefused(String statement, String reason) {
        assertThatThrownBy(() -> put(policies(statement))).isInstanceOf(AwsError.class).hasMessageContaining(reason);
    }

    @Test
    void aResourcesPolicyMayHaveHyphensInItsIdsButNoIdTwice() {
        String statement = "{'Sid':'a-b','Effect':'Allow','Principal':'*','Action':'a:B','Resource':'*'}";
        Iam.requireResourcePolicy(Documents.policy(statement));
        JsonNode twice = Documents.policy(statement + "," + statement);
        assertThatThrownBy(() -> Iam.requireResourcePolicy(twice)).hasMessageContaining("must be unique");
    }

    private static String policies(String... statements) {
        return TRUST.formatted("") + ",'Policies':[" + IntStream.range(0, statements.length)
                .mapToObj(i -> "{'PolicyName':'p" + i + "','PolicyDocument':{'Statement':" + statements[i] + "}}")
                .collect(Collectors.joining(",")) + "]";
    }

    private void put(String properties) {
        type.put(new Place("111122223333", "eu-west-1", "stack", "app", "Role"),
                Documents.json("{" + properties + "}"));
    }
}
