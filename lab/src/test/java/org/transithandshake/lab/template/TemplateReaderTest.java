package org.transithandshake.lab.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            !Ref X                           | {"Ref":"X"}
            !GetAtt A.B.C                    | {"Fn::GetAtt":["A","B.C"]}
            !GetAtt [A, B]                   | {"Fn::GetAtt":["A","B"]}
            !Sub "${A}-b"                    | {"Fn::Sub":"${A}-b"}
            !Join [",", [a, !Ref B]]         | {"Fn::Join":[",",["a",{"Ref":"B"}]]}
            !If [C, 1, !Ref "AWS::NoValue"]  | {"Fn::If":["C",1,{"Ref":"AWS::NoValue"}]}
            !Not [!Condition C]              | {"Fn::Not":[{"Condition":"C"}]}
            !Select [0, !Split [a, bab]]     | {"Fn::Select":[0,{"Fn::Split":["a","bab"]}]}
            !Base64 12                       | {"Fn::Base64":"12"}
            2012-10-17                       | "2012-10-17"
            "30"                             | "30"
            TRUE                             | true
            1.5                              | 1.5
            """)
    void shortFormsBecomeLongForms(String yaml, String json) {
        assertThat(TemplateReader.parse("A: " + yaml).get("A")).hasToString(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ImportValue x", "Cidr [a, 1, 2]", "Transform {Name: x}", "GetAZs x", "ForEach x"})
    void otherTagsAreRefusedWithTheirLine(String tag) {
        assertThatThrownBy(() -> TemplateReader.parse("A: 1\nB: !" + tag))
                .hasMessageStartingWith("Line 2: the tag !" + tag.split(" ")[0] + " is not supported");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A: &x 1          | Line 2: the YAML anchor &x
            A: *x            | Line 2: the YAML alias *x
            B: 2             | Line 2: the key "B" stands here a second time
            A: 012345670123  | Line 2: YAML reads 012345670123 as another number
            A: yes           | Line 2: write true or false
            A: !GetAtt X     | Line 2: !GetAtt needs Resource.Attribute
            A: [             | Line 3
            """)
    void whatHidesItsMeaningIsRefusedWithItsLine(String second, String message) {
        assertThatThrownBy(() -> TemplateReader.parse("B: 1\n" + second + "\n")).hasMessageStartingWith(message);
    }

    @Test
    void jsonIsReadAndItsDuplicateKeysAreRefused() {
        assertThat(TemplateReader.parse("{\"A\":\t1}").get("A").asInt()).isEqualTo(1);
        assertThatThrownBy(() -> TemplateReader.parse("{\"A\": 1,\n\"A\": 2}"))
                .hasMessageStartingWith("Line 2: ").hasMessageContaining("A");
    }

    @Test
    void anEmptyTemplateIsRefused() {
        assertThatThrownBy(() -> TemplateReader.parse("")).hasMessageContaining("must be an object");
    }
}
