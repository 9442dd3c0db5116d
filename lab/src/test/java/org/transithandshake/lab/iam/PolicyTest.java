package org.transithandshake.lab.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of what one statement says to one request. */
final class PolicyTest {
    private static final String VPC = "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1";

    @ParameterizedTest(name = "{0} asked for {1} on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            'Action': 'ec2:CreateRoute', 'Resource': '*'             | ec2:CreateRoute     | *       | ALLOWED
            'Action': 'EC2:createroute', 'Resource': '*'             | ec2:CreateRoute     | *       | ALLOWED
            'Action': 'ec2:Create*', 'Resource': '*'                 | ec2:CreateRoute     | *       | ALLOWED
            'Action': 'ec2:CreateRout?', 'Resource': '*'             | ec2:CreateRoute     | *       | ALLOWED
            'Action': 'ec2:CreateRoute?', 'Resource': '*'            | ec2:CreateRoute     | *       | SILENT
            'Action': '*', 'Resource': '*'                           | ram:GetThing        | *       | ALLOWED
            'Action': ['ram:A','ec2:B'], 'Resource': '*'             | ec2:B               | *       | ALLOWED
            'NotAction': 'ec2:Delete*', 'Resource': '*'              | ec2:CreateRoute     | *       | ALLOWED
            'NotAction': 'ec2:Delete*', 'Resource': '*'              | ec2:DeleteRoute     | *       | SILENT
            'Action': 'ec2:X', 'Resource': 'arn:aws:*:*:*:*'         | ec2:X               | VPC     | ALLOWED
            'Action': 'ec2:X', 'Resource': 'arn:aws:ec2:*:*:vpc/*'   | ec2:X               | VPC     | ALLOWED
            'Action': 'ec2:X', 'Resource': 'arn:aws:ec2:*:*:VPC/*'   | ec2:X               | VPC     | SILENT
            'Action': 'ec2:X', 'Resource': 'arn:aws:ec2:*:*:vpc/*'   | ec2:X               | *       | SILENT
            """)
    void actionsIgnoreCaseAndResourcesDoNot(String elements, String action, String resource, Verdict expected) {
        String statement = "{'Effect': 'Allow', " + elements + "}";
        assertThat(judge(statement, action, resource.equals("VPC") ? VPC : resource, Map.of())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {'StringEquals': {'k': ['a','b']}}                     | b                   | ALLOWED
            {'StringEquals': {'k': 'a'}}                           | A                   | SILENT
            {'StringEquals': {'k': 'a'}}                           | -                   | SILENT
            {'StringEqualsIgnoreCase': {'k': 'a'}}                 | A                   | ALLOWED
            {'StringEqualsIfExists': {'k': 'a'}}                   | -                   | ALLOWED
            {'StringEqualsIfExists': {'k': 'a'}}                   | b                   | SILENT
            {'StringNotEquals': {'k': ['a','b']}}                  | b                   | SILENT
            {'StringNotEquals': {'k': ['a','b']}}                  | c                   | ALLOWED
            {'StringNotEquals': {'k': 'a'}}                        | -                   | ALLOWED
            {'StringLike': {'k': 'a*c'}}                           | abbc                | ALLOWED
            {'StringNotLike': {'k': 'a*c'}}                        | abbc                | SILENT
            {'StringEquals': {'K': 'a'}}                           | a                   | ALLOWED
            {'ArnLike': {'k': 'arn:aws:events:*:1:rule/*'}}        | arn:aws:events:r:1:rule/b/x | ALLOWED
            {'ArnLike': {'k': 'arn:aws:events:*:rule/x'}}          | arn:aws:events:r:1:rule/x   | SILENT
            {'ArnEquals': {'k': 'arn:aws:events:r:1:rule/*'}}      | arn:aws:events:r:1:rule/x   | ALLOWED
            {'ArnNotLike': {'k': 'arn:aws:events:r:1:rule/*'}}     | arn:aws:events:r:1:rule/x   | SILENT
            {'Bool': {'k': 'true'}}                                | True                | ALLOWED
            {'Bool': {'k': true}}                                  | false               | SILENT
            {'Null': {'k': 'true'}}                                | -                   | ALLOWED
            {'Null': {'k': 'true'}}                                | a                   | SILENT
            {'Null': {'k': 'false'}}                               | a                   | ALLOWED
            {'NumericLessThan': {'k': '10'}}                       | 9                   | ALLOWED
            {'NumericLessThan': {'k': '10'}}                       | 10                  | SILENT
            {'NumericLessThanEquals': {'k': 10}}                   | 10                  | ALLOWED
            {'NumericGreaterThan': {'k': '9.5'}}                   | 10                  | ALLOWED
            {'NumericLessThan': {'k': '10'}}                       | few                 | SILENT
            {'ForAllValues:StringEquals': {'k': ['a','b']}}        | a,b                 | ALLOWED
            {'ForAllValues:StringEquals': {'k': ['a','b']}}        | a,c                 | SILENT
            {'ForAllValues:StringEquals': {'k': ['a','b']}}        | -                   | ALLOWED
            {'ForAnyValue:StringLike': {'k': ['a*']}}              | c,ab                | ALLOWED
            {'ForAnyValue:StringLike': {'k': ['a*']}}              | -                   | SILENT
            {'StringEquals': {'k': 'a'}, 'Null': {'other': false}} | a                   | SILENT
            """)
    void conditionsHoldAsIamSays(String condition, String value, Verdict expected) {
        String statement = "{'Effect': 'Allow', 'Action': 'a:B', 'Resource': '*', 'Condition': " + condition + "}";
        Map<String, String> context = new HashMap<>();
        if (value != null) {
            context.put("k", value);
        }
        assertThat(judge(statement, "a:B", "*", context)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is refused for {1}")
    @CsvSource(delimiter = '|', textBlock = """
            'Action': 'a:B', 'Resource': '*', 'Condition': {'DateLessThan': {'k': 'x'}}      | DateLessThan
            'Action': 'a:B', 'Resource': '*', 'Condition': {'NullIfExists': {'k': 'true'}}   | NullIfExists
            'Action': 'a:B', 'Resource': '*', 'Condition': {'NumericEquals': {'k': 'x'}}     | "x"
            'Action': 'a:B', 'Resource': '*', 'Condition': {'Bool': {'k': 'maybe'}}          | "maybe"
            'Action': 'a:B', 'Resource': '*', 'Condition': {'Null': {'k': 'x'}}              | "x"
            'Action': 'a:B', 'NotResource': '*'                                              | NotResource
            'Action': 'a:B', 'Resource': '*', 'Principal': '*'                               | Principal
            'Action': 'a:B'                                                                  | Resource
            'Action': 'a:B', 'NotAction': 'a:C', 'Resource': '*'                             | NotAction
            'Action': 'CreateRoute', 'Resource': '*'                                         | CreateRoute
            'Action': [], 'Resource': '*'                                                    | empty
            'Action': 'a:B', 'Resource': 'vpc-1'                                             | vpc-1
            'Action': 'a:B', 'Resource': 'arn:aws:s3:::${aws:username}'                      | ${aws:username}
            """)
    void whatIsNotUnderstoodIsRefusedByName(String elements, String named) {
        assertThatThrownBy(() -> judge("{'Effect': 'Allow', " + elements + "}", "a:B", "*", Map.of()))
                .hasMessageContaining(named);
    }

    private static Verdict judge(String statement, String action, String resource, Map<String, String> context) {
        Principal someone = new Principal.Identity("111122223333", "arn:aws:iam::111122223333:role/r");
        return Policy.parse("p", Documents.policy(statement), PolicyKind.IDENTITY)
                .judge(new Request(someone, action, resource, context));
    }
}
