package org.transithandshake.lab.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.states.Rig.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFlowTest {
    private final Rig rig = new Rig();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "$states.input.a                                 | 1",
        "$states.input.a + 1                             | 2",
        "$states.input.a / 2                             | 0.5",
        "2.5 * 2                                         | 5",
        "$power(2, 3)                                    | 8",
        "$sum([1,2])                                     | 3",
        "$states.input.d                                 | 1",
        "3000000000 + 1                                  | 3000000001",
        "$states.input.n                                 | null",
        "{'x': $states.input.n}                          | {'x':null}",
        "$states.input.list.id                           | ['i','j']",
        "$states.input.list[id='i'].id                   | 'i'",
        "[$states.input.list[id='i'].id]                 | ['i']",
        "$count($states.input.list[id='none'])           | 0",
        "$states.context.Execution.Input.a               | 1",
        "$states.context.Execution.StartTime             | '2026-01-01T00:00:00.000Z'",
        "$states.context.State.Name                      | 'P'",
        "$states.context.State.RetryCount                | 0",
        "$states.context.StateMachine.Name               | 'm'",
        "$partition([1,2,3,4,5], 2)                      | [[1,2],[3,4],[5]]",
        "$range(1, 9, 4)                                 | [1,5,9]",
        "$range(3, 1, -1)                                | [3,2,1]",
        "$hash('a', 'MD5')                               | '0cc175b9c0f1b6a831c399e269772661'",
        "$parse($states.input.text)                      | {'k':[1,null]}",
        "$parse('{\"k\":2}').k                           | 2",
        "$length($uuid())                                | 36",
        "$random() < 1                                   | true",
        "$random(7) = $random(7)                         | true",
        "$now()                                          | '2026-01-01T00:00:00.000Z'",
        "$now('[Y0001]/[M01]', '+0000')                  | '2026/01'",
        "$sort($shuffle([3,1,2]))                        | [1,2,3]",
        "$millis()                                       | 1767225600000",
    })
    void anExpressionGivesThisJson(String expression, String expected) {
        // The CSV writes single quotes for the JSON's double ones; JSONata takes either.
        String input = "{'a':1,'d':1.0,'n':null,'list':[{'id':'i'},{'id':'j'}],'text':'{\\'k\\':[1,null]}'}";
        String quoted = expression.replace("\"", "\\\\\\\"").replace('\'', '\u0001');
        String states = "'P':{'Type':'Pass','Output':'{% " + quoted.replace("\u0001", "\\'") + " %}','End':true}";

        assertThat(rig.output("P", states, input)).isEqualTo(json(expected));
    }

    @Test
    void expressionsStandAnywhereInNestedJson() {
        String output = "{'a':[1,'{% $states.input.x %}',{'b':'{% $states.input.x * 2 %}'}],'t':'{% no'}";

        assertThat(rig.pass(output, "{'x':4}"))
                .isEqualTo(json("{'a':[1,4,{'b':8}],'t':'{% no'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"$states.input.none", "$none", "function($x){$x}", "$eval('1')",
        "$hash('a','ROT13')", "$range(1,5,0)", "$states.context.Task.Token", "1 + 'a'", "$parse('{')"})
    void anExpressionWithoutAValueFails(String expression) {
        String states = "'P':{'Type':'Pass','Output':'{% " + expression.replace("'", "\\'") + " %}','End':true}";

        assertThat(rig.run("P", states).error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void anUndefinedValueNamesTheExpressionAndTheField() {
        String cause = rig.run("P", "'P':{'Type':'Pass','Output':{'a':'{% $states.input.b %}'},'End':true}").cause();

        assertThat(cause).isEqualTo("The JSONata expression '$states.input.b' specified for the field "
                + "'/States/P/Output/a' returned nothing (undefined).");
    }

    @Test
    void assignedVariablesAreSeenByTheNextStateOnly() {
        String states = """
                'A':{'Type':'Pass','Assign':{'v':1},'Next':'B'},
                'B':{'Type':'Pass','Assign':{'v':'{% $v + 1 %}'},'Output':'{% $v %}','Next':'C'},
                'C':{'Type':'Pass','Output':'{% [$states.input, $v] %}','End':true}""";

        assertThat(rig.output("A", states, "{}")).isEqualTo(json("[1,2]"));
    }

    @Test
    void childrenSeeOuterVariablesAndKeepTheirOwn() {
        String states = """
                'A':{'Type':'Pass','Assign':{'outer':10},'Next':'M'},
                'M':{'Type':'Map','Items':[1,2],'Next':'Z','ItemProcessor':{'StartAt':'I','States':{
                  'I':{'Type':'Pass','Assign':{'inner':'{% $outer + $states.input %}'},'Next':'J'},
                  'J':{'Type':'Pass','Output':'{% $inner %}','End':true}}}},
                'Z':{'Type':'Pass','Output':'{% {"all": $states.input, "gone": $exists($inner)} %}','End':true}"""
                .replace("{\"all\"", "{\\'all\\'").replace("\"gone\"", "\\'gone\\'");

        assertThat(rig.output("A", states, "{}")).isEqualTo(json("{'all':[11,12],'gone':false}"));
    }

    @Test
    void theSameSeedDrawsTheSame() {
        String drawn = "'{% [$uuid(), $string($random()), $string($shuffle([1..20]))] %}'";

        assertThat(rig.pass(drawn, "{}")).isEqualTo(new Rig().pass(drawn, "{}")).isNotEqualTo(rig.pass(drawn, "{}"));
    }

    @Test
    void outputAboveTheQuotaFailsAndNothingCatchesIt() {
        rig.functions.put("f", payload -> json("'" + "x".repeat(262_143) + "'"));
        String states = """
                'T':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f'},
                  'End':true,'Catch':[{'ErrorEquals':['States.ALL'],'Next':'C'}]},
                'C':{'Type':'Pass','End':true}""";

        assertThat(rig.run("T", states).error()).isEqualTo("States.DataLimitExceeded");
    }
}
