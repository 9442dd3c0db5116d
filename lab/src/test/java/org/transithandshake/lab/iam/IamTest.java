package org.transithandshake.lab.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.api.ResourceType.Created;
import org.transithandshake.lab.api.ResourceType.Place;

final class IamTest {
    private static final String HUB = "111122223333";
    private static final String SPOKE = "444455556666";
    private static final String BUS = "arn:aws:events:eu-west-1:" + HUB + ":event-bus/transit-handshake";
    private static final Access PUT_EVENTS = new Access("events:PutEvents", BUS);
    private final Iam iam = new Iam();
    private final ResourceType type = iam.resourceTypes().getFirst();

    @Test
    void aRoleMayDoWhatItsPoliciesAllowAndNothingElse() {
        Caller caller = role(HUB, "'Action': 'ec2:Describe*', 'Resource': '*'");
        iam.check(caller, new Access("ec2:DescribeVpcs", "*"));
        assertThatThrownBy(() -> iam.check(caller, new Access("ec2:DeleteVpc", "arn:aws:ec2:r:1:vpc/v")))
                .isInstanceOfSatisfying(AwsError.class, error -> {
                    assertThat(error.code()).isEqualTo("UnauthorizedOperation");
                    assertThat(error.status()).isEqualTo(403);
                })
                .hasMessage("You are not authorized to perform this operation. User: arn:aws:sts::" + HUB
                        + ":assumed-role/stack-Role/Admit is not authorized to perform: ec2:DeleteVpc on resource: "
                        + "arn:aws:ec2:r:1:vpc/v because no identity-based policy allows the ec2:DeleteVpc action");
    }

    @Test
    void anExplicitDenyWinsOverAnAllowBeforeOrAfterIt() {
        Caller caller = role(HUB, "'Action': '*', 'Resource': '*'}, {'Effect': 'Deny', 'Action': 'ram:*', "
                + "'Resource': '*'}, {'Effect': 'Allow', 'Action': 'ram:A', 'Resource': '*'");
        iam.check(caller, new Access("sns:Publish", "*"));
        denied("AccessDeniedException", () -> iam.check(caller, new Access("ram:A", "*")))
                .contains("with an explicit deny in an identity-based policy");
    }

    @Test
    void everyServiceDeniesWithItsOwnCode() {
        Caller caller = role(HUB, "'Action': 'a:B', 'Resource': '*'");
        Map.of("sns:Publish", "AuthorizationError", "states:StartExecution", "AccessDeniedException",
                "lambda:InvokeFunction", "AccessDeniedException", "sts:AssumeRole", "AccessDenied")
                .forEach((action, code) -> denied(code, () -> iam.check(caller, new Access(action, "*"))));
    }

    @Test
    void aPersonMayDoEverythingInTheOwnAccountButNotInAnother() {
        JsonNode closed = Documents.policy(
                "{'Effect': 'Allow', 'Principal': {'AWS': '" + HUB + "'}, 'Action': 'a:B', 'Resource': '*'}");
        iam.check(Caller.person(HUB, "eu-west-1"), new Access("ec2:DeleteVpc", "*"));
        iam.checkResourcePolicy(closed, Caller.person(HUB, "eu-west-1"), PUT_EVENTS);
        denied("AccessDeniedException",
                () -> iam.checkResourcePolicy(closed, Caller.person(SPOKE, "eu-west-1"), PUT_EVENTS));
    }

    @Test
    void anotherAccountNeedsTheResourcesOwnPolicy() {
        Caller spoke = role(SPOKE, "'Action': 'events:PutEvents', 'Resource': '*'");
        for (String admitted : new String[] {"'*'", "{'AWS': '*'}", "{'AWS': '" + SPOKE + "'}",
            "{'AWS': ['" + HUB + "', 'arn:aws:iam::" + SPOKE + ":root']}", "{'AWS': '" + spoke.role() + "'}"}) {
            iam.checkResourcePolicy(busPolicy(admitted, ""), spoke, PUT_EVENTS);
        }
        denied("AccessDeniedException", () -> iam.checkResourcePolicy(
                busPolicy("{'AWS': '" + HUB + "'}", ""), spoke, PUT_EVENTS));
        denied("AccessDeniedException", () -> iam.checkResourcePolicy(
                busPolicy("{'Service': 'events.amazonaws.com'}", ""), spoke, PUT_EVENTS));
    }

    @Test
    void anOrganizationIsAdmittedByTheConditionOnItsId() {
        iam.organization("o-abc", Set.of(SPOKE));
        JsonNode policy = busPolicy("'*'", ", 'Condition': {'StringEquals': {'aws:PrincipalOrgID': 'o-abc'}}");
        iam.checkResourcePolicy(policy, Caller.person(SPOKE, "eu-west-1"), PUT_EVENTS);
        denied("AccessDeniedException", () -> iam.checkResourcePolicy(
                policy, Caller.person("777788889999", "eu-west-1"), PUT_EVENTS));
    }

    @Test
    void aServiceThatActsForAnotherAccountIsAConfusedDeputyAndDenied() {
        JsonNode policy = busPolicy("{'Service': 'events.amazonaws.com'}", ", 'Condition': {'StringEquals': "
                + "{'aws:SourceAccount': '" + HUB + "'}, 'ArnLike': {'aws:SourceArn': 'arn:aws:events:*:"
                + HUB + ":rule/*'}}");
        iam.checkServicePrincipal(policy, "events.amazonaws.com", from(HUB));
        denied("AccessDeniedException", () -> iam.checkServicePrincipal(policy, "events.amazonaws.com", from(SPOKE)));
        denied("AccessDeniedException", () -> iam.checkServicePrincipal(policy, "sns.amazonaws.com", from(HUB)));
        denied("AccessDeniedException", () -> iam.checkServicePrincipal(policy, "events.amazonaws.com", PUT_EVENTS));
    }

    @Test
    void onlyTheTrustedServiceAssumesARoleAndOnlyForTheRolesAccount() {
        iam.put(new Role("arn:aws:iam::" + HUB + ":role/own", trust(HUB), List.of()));
        iam.put(new Role("arn:aws:iam::" + HUB + ":role/other", trust(SPOKE), List.of()));
        iam.checkTrust("arn:aws:iam::" + HUB + ":role/own", "states.amazonaws.com");
        denied("AccessDenied", () -> iam.checkTrust("arn:aws:iam::" + HUB + ":role/own", "events.amazonaws.com"));
        denied("AccessDenied", () -> iam.checkTrust("arn:aws:iam::" + HUB + ":role/other", "states.amazonaws.com"));
        denied("NoSuchEntity", () -> iam.checkTrust("arn:aws:iam::" + HUB + ":role/none", "states.amazonaws.com"));
    }

    @Test
    void whatNothingUsedIsTheDifferenceOfGrantedAndAllowed() {
        Caller caller = role(HUB, "'Action': ['ec2:A', 'ec2:B'], 'Resource': '*'");
        iam.check(caller, new Access("ec2:A", "*"));
        assertThat(iam.allowed()).containsExactly(new Grant(caller.role(), "inline", 0, "ec2:A"));
        assertThat(iam.granted()).containsExactlyInAnyOrder(
                new Grant(caller.role(), "inline", 0, "ec2:A"), new Grant(caller.role(), "inline", 0, "ec2:B"));
    }

    @Test
    void aRoleIsMadeWithNameArnAndManagedPolicies() {
        Created made = make("'ManagedPolicyArns': "
                + "['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']");
        assertThat(made.ref()).matches("stack-Role-[A-Z0-9]{12}");
        assertThat(made.attributes()).containsEntry("Arn", "arn:aws:iam::" + HUB + ":role/" + made.ref());
        Caller caller = new Caller(HUB, "eu-west-1", made.attributes().get("Arn"), "Admit", "Admit");
        assertThatCode(() -> iam.check(caller, new Access("logs:PutLogEvents", "*"))).doesNotThrowAnyException();
        denied("MalformedPolicyDocument", () -> make("'ManagedPolicyArns': ['arn:aws:iam::aws:policy/Nobody']"))
                .contains("policy/Nobody");
    }

    @Test
    void aRoleNameBelongsToTheResourceThatMadeIt() {
        make("'RoleName': 'mine'");
        make("'RoleName': 'mine'");
        Place other = new Place(HUB, "eu-west-1", "arn:other", "other", "Role");
        denied("EntityAlreadyExists", () -> type.put(other, roleProperties("'RoleName': 'mine'")));
    }

    @Test
    void aRoleNameIsTakenWithItsPath() {
        Created made = make("'RoleName': 'mine', 'Path': '/team/'");
        assertThat(made.attributes()).containsEntry("Arn", "arn:aws:iam::" + HUB + ":role/team/mine");
    }

    private Created make(String properties) {
        Place place = new Place(HUB, "eu-west-1", "arn:stack", "stack", "Role");
        return type.put(place, roleProperties(properties));
    }

    private static JsonNode roleProperties(String properties) {
        return Documents.json("{'AssumeRolePolicyDocument': {'Statement': {'Effect': "
                + "'Allow', 'Action': 'sts:AssumeRole', 'Principal': {'Service': 'lambda.amazonaws.com'}}}, "
                + properties + "}");
    }

    private Caller role(String account, String statement) {
        String arn = "arn:aws:iam::" + account + ":role/stack-Role";
        Policy policy = Policy.parse("inline", Documents.policy("{'Effect': 'Allow', " + statement + "}"),
                PolicyKind.IDENTITY);
        iam.put(new Role(arn, trust(account), List.of(policy)));
        return new Caller(account, "eu-west-1", arn, "Admit", "Admit");
    }

    private static Policy trust(String account) {
        return Policy.parse("trust", Documents.policy("{'Effect': 'Allow', 'Principal': {'Service': "
                + "['states.amazonaws.com']}, 'Action': 'sts:AssumeRole', 'Condition': {'StringEquals': "
                + "{'aws:SourceAccount': '" + account + "'}}}"), PolicyKind.TRUST);
    }

    private static JsonNode busPolicy(String principal, String condition) {
        return Documents.policy("{'Effect': 'Allow', 'Principal': " + principal
                + ", 'Action': 'events:PutEvents', 'Resource': '" + BUS + "'" + condition + "}");
    }

    private static Access from(String account) {
        return new Access("events:PutEvents", BUS, Map.of("aws:SourceAccount", account,
                "aws:SourceArn", "arn:aws:events:eu-west-1:" + account + ":rule/r"));
    }

    private static AbstractStringAssert<?> denied(String code, ThrowingCallable call) {
        AwsError error = catchThrowableOfType(AwsError.class, call);
        assertThat(error).as("expected " + code).isNotNull();
        assertThat(error.code()).isEqualTo(code);
        return assertThat(error.getMessage());
    }
}
