package org.transithandshake.lab.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.states.Rig.json;

import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Functions.FunctionFailed;

class CoverageTest {
    private static final String STATES = """
            'C':{'Type':'Choice','Choices':[{'Condition':'{% $states.input.x %}','Next':'T'}],'Default':'E'},
            'T':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f'},
              'Retry':[{'ErrorEquals':['a'],'MaxAttempts':1}],'Catch':[{'ErrorEquals':['a'],'Next':'E'}],'Next':'E'},
            'E':{'Type':'Succeed'}""";
    private final Rig rig = new Rig();

    @Test
    void whatWasNeverTakenIsNamed() {
        String machine = rig.put("C", STATES);
        rig.run("C", STATES, "{'x':false}");

        assertThat(rig.machines.coverage().unvisited()).containsExactly(
                new Coverage.Step(machine, "C", "Choices[0]", "T"),
                new Coverage.Step(machine, "T", "", ""),
                new Coverage.Step(machine, "T", "Next", "E"),
                new Coverage.Step(machine, "T", "Catch[0]", "E"),
                new Coverage.Step(machine, "T", "Retry[0]", "T"));
    }

    @Test
    void retriesAndCatchesAreSteps() {
        rig.functions.put("f", payload -> {
            throw new FunctionFailed("a", "");
        });
        rig.run("C", STATES, "{'x':true}");
        rig.run("C", STATES, "{'x':false}");
        rig.functions.put("f", payload -> json("1"));
        assertThat(rig.machines.coverage().unvisited()).extracting(Coverage.Step::way).containsExactly("Next");

        rig.run("C", STATES, "{'x':true}");
        assertThat(rig.machines.coverage().unvisited()).isEmpty();
    }
}
