package org.transithandshake.lab.handshake;

import java.util.List;
import java.util.Map;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** A scene whose hub decides by a policy file that a person of the hub keeps in Parameter Store. */
final class PolicyScene {
    static final String NAME = "/transit-handshake/policy";
    final Scene scene;

    PolicyScene() {
        this(LabSetup.quiet());
    }

    PolicyScene(LabSetup setup) {
        scene = new Scene(setup);
    }

    /** Puts the file as the parameter's next version. */
    PolicyScene policy(String file) {
        scene.lab.api().call(Caller.person(Scene.HUB, Lab.REGION), "ssm", "PutParameter", PutParameterRequest.builder()
                .name(NAME).type("String").value(file).overwrite(true).build());
        return this;
    }

    PolicyScene withoutPolicy() {
        scene.lab.api().call(Caller.person(Scene.HUB, Lab.REGION), "ssm", "DeleteParameter",
                DeleteParameterRequest.builder().name(NAME).build());
        return this;
    }

    /** Deploys the hub, which shares with these accounts. */
    PolicyScene hub(String... accounts) {
        scene.hub(Map.of("PolicyName", NAME, "AllowedCidrs", ""), accounts);
        return this;
    }

    PolicyScene spoke(String account, String range) {
        scene.spoke(account, range, Map.of());
        return this;
    }

    /** One sweep after another, for so many hours. */
    PolicyScene hours(int hours) {
        for (int i = 0; i < hours; i++) {
            scene.sweep();
        }
        return this;
    }

    PolicyScene settle() {
        scene.settle();
        return this;
    }

    Network network() {
        return scene.network();
    }

    String stateOf(String account) {
        return network().attachmentOf(account).stateAsString();
    }

    /** What people were told in messages with this in their subject. */
    List<String> told(String subject) {
        return scene.messages().stream().filter(m -> m.subject().contains(subject))
                .map(Entry.Message::text).toList();
    }
}
