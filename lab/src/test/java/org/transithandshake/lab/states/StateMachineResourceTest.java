package org.transithandshake.lab.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transithandshake.lab.states.Rig.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.ResourceType;

class StateMachineResourceTest {
    private static final ResourceType.Place PLACE = new ResourceType.Place(Rig.ACCOUNT, "eu-west-1",
            "arn:aws:cloudformation:eu-west-1:111111111111:stack/s/1", "stack", "Connect");
    private final Rig rig = new Rig();
    private final StateMachineResource type = new StateMachineResource(rig.machines);

    private static JsonNode properties(String more) {
        ObjectNode properties = (ObjectNode) json("{'RoleArn':'" + Rig.ROLE + "'" + more + "}");
        return properties.put("DefinitionString",
                json("{'QueryLanguage':'JSONata','StartAt':'S','States':{'S':{'Type':'Succeed'}}}").toString());
    }

    @Test
    void refIsTheArn() {
        ResourceType.Created created = type.put(PLACE, properties(",'StateMachineName':'connect'"));
        String arn = "arn:aws:states:eu-west-1:111111111111:stateMachine:connect";

        assertThat(created).isEqualTo(new ResourceType.Created(arn, Map.of("Arn", arn, "Name", "connect")));
        assertThat(rig.checked).containsExactly(new Access("states.amazonaws.com", Rig.ROLE));
    }

    @Test
    void aMachineWithoutANameIsNamedByItsPlaceAndCanBePutAgain() {
        type.put(PLACE, properties(""));

        assertThat(type.put(PLACE, properties("")).attributes()).containsEntry("Name", "stack-Connect");
    }

    @Test
    void anUnknownTypeAndAMissingDefinitionAreErrors() {
        assertThatThrownBy(() -> type.put(PLACE, properties(",'StateMachineType':'FAST'")))
                .hasMessageContaining("FAST");
        assertThatThrownBy(() -> type.put(PLACE, json("{'RoleArn':'r'}"))).hasMessageContaining("DefinitionString");
    }
}
