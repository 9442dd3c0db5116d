package org.transithandshake.lab.states;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

class DefinitionTest {
    private final Rig rig = new Rig();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'S':{'Type':'Pass','Next':'No'}                             | there is no state 'No'",
        "'S':{'Type':'Pass','Next':'No'}                             | /States/S/Next",
        "'X':{'Type':'Succeed'}                                      | /StartAt",
        "'S':{'Type':'Pass'}                                         | /States/S/Next",
        "'S':{'Type':'Pass','End':true,'Next':'S'}                   | /States/S/Next",
        "'S':{'Type':'Pass','End':true,'Resultpath':1}               | /States/S/Resultpath",
        "'S':{'Type':'Pass','End':true,'InputPath':'$'}              | /States/S/InputPath",
        "'S':{'Type':'Pass','End':true,'QueryLanguage':'JSONPath'}   | /States/S/QueryLanguage",
        "'S':{'Type':'Pass','End':true,'Output':'{% ( %}'}           | /States/S/Output",
        "'S':{'Type':'Pass','End':true,'Assign':{'a-b':1}}           | 'a-b' is no name",
        "'S':{'Type':'Pass','End':true,'Assign':{'states':1}}        | 'states' is no name",
        "'S':{'Type':'Succeed','Assign':{'a':1}}                     | /States/S/Assign",
        "'S':{'Type':'Nap'}                                          | /States/S/Type",
        "'S':{'Type':'Wait','End':true}                              | /States/S/Seconds",
        "'S':{'Type':'Wait','Seconds':-1,'End':true}                 | /States/S/Seconds",
        "'S':{'Type':'Wait','Seconds':'5','End':true}                | /States/S/Seconds",
        "'S':{'Type':'Choice','Choices':[]}                          | /States/S/Choices",
        "'S':{'Type':'Choice','Choices':[{'Condition':true}]}        | /States/S/Choices[0]/Next",
        "'S':{'Type':'Choice','Choices':[{'Next':'S'}]}              | /States/S/Choices[0]/Condition",
        "'S':{'Type':'Choice','Choices':[{'Condition':'x','Next':'S'}]} | /States/S/Choices[0]/Condition",
        "'S':{'Type':'Map','End':true}                               | /States/S/ItemProcessor",
        "'S':{'Type':'Parallel','End':true}                          | /States/S/Branches",
    })
    void aBrokenDefinitionNamesThePlace(String states, String message) {
        assertThatThrownBy(() -> rig.put("S", states)).hasMessageStartingWith("Invalid State Machine Definition: '")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'Resource':'arn:aws:states:::lambda:invoke.sync'                  | /States/S/Resource",
        "'Resource':'arn:aws:states:::states:startExecution.sync:2'        | /States/S/Resource",
        "'Resource':'arn:aws:states:::sqs:sendMessage'                     | /States/S/Resource",
        "'Resource':'arn:aws:states:::aws-sdk:s3:getObject'                | know the service 's3'",
        "'Resource':'arn:aws:states:::aws-sdk:ec2:describeUnicorns'        | no operation 'describeUnicorns'",
        "'Resource':'arn:aws:states:::aws-sdk:ec2:DescribeVpcs'            | no operation 'DescribeVpcs'",
        "'TimeoutSeconds':0                                                | /States/S/TimeoutSeconds",
        "'HeartbeatSeconds':5                                              | /States/S/HeartbeatSeconds",
        "'Retry':[{'ErrorEquals':[]}]                                      | /States/S/Retry[0]/ErrorEquals",
        "'Retry':[{'ErrorEquals':['States.ALL','a']}]                      | States.ALL must be alone",
        "'Retry':[{'ErrorEquals':['States.ALL']},{'ErrorEquals':['a']}]    | /States/S/Retry[0]",
        "'Retry':[{'ErrorEquals':['a'],'BackoffRate':0.5}]                 | /States/S/Retry[0]/BackoffRate",
        "'Retry':[{'ErrorEquals':['a'],'MaxDelaySeconds':1}]               | /States/S/Retry[0]/MaxDelaySeconds",
        "'Retry':[{'ErrorEquals':['a'],'JitterStrategy':'SOME'}]           | /States/S/Retry[0]/JitterStrategy",
        "'Retry':[{'ErrorEquals':['a'],'Interval':1}]                      | /States/S/Retry[0]/Interval",
        "'Catch':[{'ErrorEquals':['a'],'Next':'No'}]                       | /States/S/Catch[0]",
        "'Credentials':{}                                                  | /States/S/Credentials",
    })
    void aBrokenTaskNamesThePlace(String fields, String message) {
        String resource = fields.contains("Resource") ? "" : "'Resource':'arn:aws:states:::lambda:invoke',";

        assertThatThrownBy(() -> rig.put("S", "'S':{'Type':'Task','End':true," + resource + fields + "}"))
                .hasMessageContaining(message);
    }

    @Test
    void jsonPathMachinesAreRefused() {
        assertThatThrownBy(() -> rig.machines.put(Rig.ACCOUNT, "eu-west-1", "m", StateMachineType.STANDARD, Rig.ROLE,
                "{\"StartAt\":\"S\",\"States\":{}}")).hasMessageContaining("/QueryLanguage");
        assertThatThrownBy(() -> rig.machines.put(Rig.ACCOUNT, "eu-west-1", "m", StateMachineType.STANDARD, Rig.ROLE,
                "{\"QueryLanguage\":\"JSONPath\"}")).hasMessageContaining("JSONata only, not JSONPath");
    }

    @Test
    void expressMachinesCannotWaitForATaskToken() {
        String task = "'StartAt':'S','States':{'S':{'Type':'Task','End':true,"
                + "'Resource':'arn:aws:states:::events:putEvents.waitForTaskToken'}}";

        assertThatThrownBy(() -> rig.put(StateMachineType.EXPRESS, task)).hasMessageContaining("waitForTaskToken");
    }

    @Test
    void stateNamesAreUniqueInTheWholeMachine() {
        String states = "'S':{'Type':'Map','End':true,"
                + "'ItemProcessor':{'StartAt':'S','States':{'S':{'Type':'Succeed'}}}}";

        assertThatThrownBy(() -> rig.put("S", states)).hasMessageContaining("DUPLICATE_STATE_NAME");
    }

    @Test
    void aBranchCannotLeadOutOfItself() {
        String states = "'S':{'Type':'Map','Next':'Z','ItemProcessor':{'StartAt':'I','States':{"
                + "'I':{'Type':'Pass','Next':'Z'}}}},'Z':{'Type':'Succeed'}";

        assertThatThrownBy(() -> rig.put("S", states)).hasMessageContaining("/States/I/Next");
    }

    @Test
    void anInnerFlowCannotAssignAnOuterVariable() {
        String states = "'S':{'Type':'Map','Assign':{'v':1},'End':true,'ItemProcessor':{'StartAt':'I','States':{"
                + "'I':{'Type':'Pass','Assign':{'v':2},'End':true}}}}";

        assertThatThrownBy(() -> rig.put("S", states)).hasMessageContaining("/States/I/Assign");
    }
}
