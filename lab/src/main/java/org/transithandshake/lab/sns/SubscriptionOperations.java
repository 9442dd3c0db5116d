package org.transithandshake.lab.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.api.Pages.Page;
import org.transithandshake.lab.iam.Iam;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;

/** Makes and ends topics, and lists and ends subscriptions. */
final class SubscriptionOperations {
    private final Topics topics;

    SubscriptionOperations(Topics topics) {
        this.topics = topics;
    }

    void addTo(Operations operations) {
        operations
                .on(CreateTopicRequest.class, this::create, (caller, q) -> List.of(
                        new Access("sns:CreateTopic", arn(caller, q.name()))))
                .on(DeleteTopicRequest.class, this::delete, (caller, q) -> needs("sns:DeleteTopic", q.topicArn()))
                .on(SetTopicAttributesRequest.class, this::set,
                        (caller, q) -> needs("sns:SetTopicAttributes", q.topicArn()))
                .on(ListSubscriptionsRequest.class, this::list)
                .on(ListSubscriptionsByTopicRequest.class, this::listByTopic,
                        (caller, q) -> needs("sns:ListSubscriptionsByTopic", q.topicArn()))
                .on(UnsubscribeRequest.class, this::unsubscribe);
    }

    private static List<Access> needs(String action, String topicArn) {
        if (topicArn == null) {
            throw new AwsError("InvalidParameter", "Invalid parameter: TopicArn");
        }
        return List.of(new Access(action, topicArn));
    }

    private static String arn(Caller caller, String name) {
        if (name == null || !name.matches("[\\w-]{1,256}")) {
            throw new AwsError("InvalidParameter", "Invalid parameter: Topic Name");
        }
        return "arn:aws:sns:" + caller.region() + ":" + caller.account() + ":" + name;
    }

    /** A topic that is there already is the answer too (API reference, CreateTopic). */
    private CreateTopicResponse create(Caller caller, CreateTopicRequest request) {
        Topic topic = topics.create(arn(caller, request.name()));
        request.attributes().forEach((name, value) -> set(topic, name, value));
        return CreateTopicResponse.builder().topicArn(topic.arn()).build();
    }

    /** One that is not there is no error (API reference, DeleteTopic). */
    private DeleteTopicResponse delete(Caller caller, DeleteTopicRequest request) {
        topics.of(caller.account()).stream().filter(topic -> topic.arn().equals(request.topicArn())).toList()
                .forEach(topics::delete);
        return DeleteTopicResponse.builder().build();
    }

    private SetTopicAttributesResponse set(Caller caller, SetTopicAttributesRequest request) {
        set(topics.own(caller, request.topicArn()), request.attributeName(), request.attributeValue());
        return SetTopicAttributesResponse.builder().build();
    }

    private static void set(Topic topic, String name, String value) {
        switch (String.valueOf(name)) {
            case "DisplayName" -> topic.describe(value, topic.policy());
            case "Policy" -> topic.describe(topic.displayName(), policy(value));
            default -> throw new AwsError("InvalidParameter", "Invalid parameter: AttributeName: the lab's topics have"
                    + " no " + name);
        }
    }

    private static JsonNode policy(String text) {
        try {
            JsonNode policy = new ObjectMapper().readTree(String.valueOf(text));
            Iam.requireResourcePolicy(policy);
            return policy;
        } catch (JsonProcessingException e) {
            throw new AwsError("InvalidParameter", "Invalid parameter: Policy: " + e.getOriginalMessage());
        }
    }

    private ListSubscriptionsResponse list(Caller caller, ListSubscriptionsRequest request) {
        Page<Subscription> page = page(topics.of(caller.account()).stream()
                .flatMap(SubscriptionOperations::subscriptions).toList(), request.nextToken());
        return ListSubscriptionsResponse.builder().subscriptions(page.items()).nextToken(page.nextToken()).build();
    }

    private ListSubscriptionsByTopicResponse listByTopic(Caller caller, ListSubscriptionsByTopicRequest request) {
        Page<Subscription> page = page(subscriptions(topics.own(caller, request.topicArn())).toList(),
                request.nextToken());
        return ListSubscriptionsByTopicResponse.builder().subscriptions(page.items()).nextToken(page.nextToken())
                .build();
    }

    /** Up to 100 on a page (API reference, ListSubscriptions). */
    private static Page<Subscription> page(List<Subscription> all, String token) {
        return Pages.large().cut(all, 100, token, "InvalidParameter");
    }

    private static Stream<Subscription> subscriptions(Topic topic) {
        return topic.subscriptions().stream().map(one -> Subscription.builder().topicArn(topic.arn())
                .owner(topic.account()).protocol(one.protocol()).endpoint(one.endpoint())
                .subscriptionArn(one.isQueue() ? SubscriptionArn.of(topic.arn(), one) : "PendingConfirmation").build());
    }

    private UnsubscribeResponse unsubscribe(Caller caller, UnsubscribeRequest request) {
        topics.of(caller.account()).forEach(topic -> topic.unsubscribe(
                one -> SubscriptionArn.of(topic.arn(), one).equals(request.subscriptionArn())));
        return UnsubscribeResponse.builder().build();
    }
}
