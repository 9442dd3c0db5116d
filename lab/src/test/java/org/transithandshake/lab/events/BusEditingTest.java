package org.transithandshake.lab.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.fakes.World;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionResponse;
import software.amazon.awssdk.services.eventbridge.model.RemovePermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.RemovePermissionResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;

/** Buses, rules, targets and permissions by hand. */
class BusEditingTest {
    private final EventWorld events = new EventWorld(Switches.quiet());

    private <R extends SdkPojo> R call(SdkPojo request, Class<R> response) {
        return events.world.call(events.buses.operations(), World.role(World.HUB), request, response);
    }

    private String policy() {
        return call(DescribeEventBusRequest.builder().name("doors").build(), DescribeEventBusResponse.class).policy();
    }

    @Test
    void aBusIsMadeOnceAndGoesWhenItHasNoRules() {
        CreateEventBusRequest request = CreateEventBusRequest.builder().name("mine").build();
        assertThat(call(request, CreateEventBusResponse.class).eventBusArn()).endsWith(":event-bus/mine");
        assertThatThrownBy(() -> call(request, CreateEventBusResponse.class)).hasMessageContaining("already exists");
        events.rule(World.HUB, "mine", "keep", EventWorld.toMachine());
        DeleteEventBusRequest delete = DeleteEventBusRequest.builder().name("mine").build();
        assertThatThrownBy(() -> call(delete, DeleteEventBusResponse.class)).hasMessageContaining("has rules");
        assertThatThrownBy(() -> call(DeleteRuleRequest.builder().eventBusName("mine").name("keep").build(),
                DeleteRuleResponse.class)).hasMessageContaining("it has targets");
        assertThat(call(ListRuleNamesByTargetRequest.builder().eventBusName("mine").targetArn(EventWorld.MACHINE)
                .build(), ListRuleNamesByTargetResponse.class).ruleNames()).containsExactly("keep");
        call(RemoveTargetsRequest.builder().eventBusName("mine").rule("keep").ids("t").build(),
                RemoveTargetsResponse.class);
        call(DeleteRuleRequest.builder().eventBusName("mine").name("keep").build(), DeleteRuleResponse.class);
        call(delete, DeleteEventBusResponse.class);
        call(delete, DeleteEventBusResponse.class);
        assertThatThrownBy(() -> call(DeleteEventBusRequest.builder().name("default").build(),
                DeleteEventBusResponse.class)).hasMessageContaining("default");
    }

    @Test
    void aPermissionLetsAnotherAccountInUntilItIsRemoved() {
        call(PutPermissionRequest.builder().eventBusName("doors").statementId("spoke").principal(World.SPOKE)
                .action("events:PutEvents").build(), PutPermissionResponse.class);
        assertThat(policy()).contains("arn:aws:iam::111111111111:root", "\"Sid\":\"spoke\"");
        call(RemovePermissionRequest.builder().eventBusName("doors").statementId("spoke").build(),
                RemovePermissionResponse.class);
        assertThat(policy()).isNull();
        assertThatThrownBy(() -> call(RemovePermissionRequest.builder().eventBusName("doors").statementId("spoke")
                .build(), RemovePermissionResponse.class)).hasMessageContaining("spoke does not exist");
    }

    @Test
    void aWholePolicyReplacesWhatWasThere() {
        events.admit(World.SPOKE);
        call(PutPermissionRequest.builder().eventBusName("doors").policy("""
                {"Version":"2012-10-17","Statement":[{"Sid":"org","Effect":"Allow","Principal":"*",
                "Action":"events:PutEvents","Resource":"*",
                "Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}]}""").build(),
                PutPermissionResponse.class);
        assertThat(policy()).contains("o-a1b2c3d4e5").doesNotContain(World.SPOKE);
        assertThatThrownBy(() -> call(PutPermissionRequest.builder().eventBusName("doors").policy("{").build(),
                PutPermissionResponse.class)).hasMessageContaining("no JSON");
    }

    @Test
    void rulesComeInPages() {
        for (String name : List.of("a", "b", "c")) {
            events.rule(World.HUB, "doors", name, EventWorld.toMachine());
        }
        ListRulesResponse first = call(ListRulesRequest.builder().eventBusName("doors").limit(2).build(),
                ListRulesResponse.class);
        assertThat(first.rules()).extracting("name").containsExactly("a", "b");
        assertThat(call(ListRulesRequest.builder().eventBusName("doors").limit(2).nextToken(first.nextToken()).build(),
                ListRulesResponse.class).rules()).extracting("name").containsExactly("c");
    }
}
