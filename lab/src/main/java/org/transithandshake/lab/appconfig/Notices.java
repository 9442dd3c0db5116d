package org.transithandshake.lab.appconfig;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.transithandshake.lab.api.EventSink;

/**
 * Tells EventBridge of deployments, where the extension for it is associated. Start, end and rollback are told; of a
 * revert, after the end, no source says so, and the lab tells nothing.
 *
 * <p>The detail is that of the example in the AppConfig User Guide, "Using the AWS AppConfig deployment events to
 * Amazon EventBridge extension".
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-appconfig.html">AWS AppConfig events</a>
 */
record Notices(EventSink events) {
    static final String STARTED = "On Deployment Start";
    static final String COMPLETE = "On Deployment Complete";
    static final String ROLLED_BACK = "On Deployment Rollback";

    void tell(String what, Application application, Environment environment, Rollout rollout) {
        Profile profile = rollout.profile;
        if (!profile.tells) {
            return;
        }
        ObjectNode detail = JsonNodeFactory.instance.objectNode()
                .put("InvocationId", "%07x".formatted(rollout.number));
        detail.putObject("Parameters");
        detail.put("Type", what.replace(" ", ""));
        detail.putObject("Application").put("Id", application.id).put("Name", application.name);
        detail.putObject("Environment").put("Id", environment.id).put("Name", environment.name);
        detail.putObject("ConfigurationProfile").put("Id", profile.id).put("Name", profile.name);
        detail.put("DeploymentNumber", rollout.number)
                .put("ConfigurationVersion", Integer.toString(rollout.version.number()));
        events.emit(application.place.account(), "aws.appconfig", what, List.of("arn:aws:appconfig:"
                + application.place.region() + ":" + application.place.account() + ":extensionassociation/"
                + profile.id), detail);
    }
}
