package org.transithandshake.lab.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.transithandshake.lab.template.Expansion;

/** Which resources of the template hand something on, or keep what could not be handed on. */
final class HopTypes {
    private static final Set<String> HOPS = Set.of("AWS::Events::Rule", "AWS::Scheduler::Schedule",
            "AWS::Lambda::EventInvokeConfig", "AWS::StepFunctions::StateMachine", "AWS::CloudWatch::Alarm",
            "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::CloudFormation::CustomResource",
            "AWS::AppConfig::ExtensionAssociation");
    /**
     * Whoever asks them waits for the answer, or they only say what others may. An archive is for people who replay:
     * nobody waits for what it missed. What is behind a subscription is not ours: SNS tries for itself.
     */
    private static final Set<String> OTHERS = Set.of("AWS::AppConfig::Application",
            "AWS::AppConfig::ConfigurationProfile", "AWS::AppConfig::DeploymentStrategy",
            "AWS::AppConfig::Environment", "AWS::DynamoDB::Table", "AWS::Events::Archive",
            "AWS::Events::EventBusPolicy", "AWS::Events::EventBus", "AWS::IAM::Role", "AWS::Lambda::Function",
            "AWS::Lambda::Permission", "AWS::Logs::LogGroup", "AWS::SNS::Subscription", "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy");

    private HopTypes() {
    }

    /**
     * The logical ids of all hops, whatever their condition.
     *
     * @throws AssertionError if the template has a resource of a type that nobody has judged
     */
    static Set<String> ofTheTemplate() {
        Set<String> ids = new TreeSet<>();
        for (Map.Entry<String, JsonNode> resource : Expansion.of(Shipped.TEMPLATE).get("Resources").properties()) {
            String type = resource.getValue().path("Type").asText();
            if (HOPS.contains(type)) {
                ids.add(resource.getKey());
            } else if (!OTHERS.contains(type)) {
                throw new AssertionError(resource.getKey() + " is an " + type + ": does that hand anything on?");
            }
        }
        return ids;
    }
}
