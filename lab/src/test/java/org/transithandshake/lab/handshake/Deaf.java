package org.transithandshake.lab.handshake;

import org.transithandshake.lab.Lab;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;

/** Rules that hear nothing for a while: every event for them is lost. */
record Deaf(Lab lab, String account, String bus, String rule) {
    static Deaf to(Scene scene, String account, String bus, String rule) {
        Deaf deaf = new Deaf(scene.lab, account, bus, rule);
        deaf.call("DisableRule", DisableRuleRequest.builder().eventBusName(bus).name(deaf.name()).build());
        return deaf;
    }

    void hear() {
        call("EnableRule", EnableRuleRequest.builder().eventBusName(bus).name(name()).build());
    }

    private String name() {
        return ((ListRulesResponse) call("ListRules", ListRulesRequest.builder().eventBusName(bus).build())).rules()
                .stream().map(Rule::name).filter(name -> name.contains("-" + rule + "-")).findFirst().orElseThrow();
    }

    private Object call(String operation, SdkPojo request) {
        return lab.api().call(Caller.person(account, Lab.REGION), "events", operation, request);
    }
}
