package org.transithandshake.lab.sns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.sns.Topic.Subscription;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;

/** The API of SNS. */
final class TopicOperations {
    private final Topics topics;

    TopicOperations(Topics topics) {
        this.topics = topics;
    }

    Operations operations() {
        return new Operations("sns")
                .on(PublishRequest.class, this::publish, (caller, q) -> needs("sns:Publish", q.topicArn()))
                .on(SubscribeRequest.class, this::subscribe, (caller, q) -> needs("sns:Subscribe", q.topicArn()))
                .on(GetTopicAttributesRequest.class, this::attributes,
                        (caller, q) -> needs("sns:GetTopicAttributes", q.topicArn()))
                .on(ListTopicsRequest.class, this::list);
    }

    private static List<Access> needs(String action, String topicArn) {
        if (topicArn == null) {
            throw new AwsError("InvalidParameter", "Invalid parameter: TopicArn");
        }
        return List.of(new Access(action, topicArn));
    }

    private PublishResponse publish(Caller caller, PublishRequest request) {
        if (request.messageStructure() != null) {
            throw new AwsError("InvalidParameter", "Invalid parameter: the lab does not know MessageStructure "
                    + request.messageStructure());
        }
        String subject = request.subject() == null ? "" : request.subject();
        String id = topics.publishAuthorized(caller, request.topicArn(), subject, request.message());
        return PublishResponse.builder().messageId(id).build();
    }

    private SubscribeResponse subscribe(Caller caller, SubscribeRequest request) {
        topics.own(caller, request.topicArn());
        Subscription wanted = new Subscription(request.protocol(), request.endpoint(),
                "true".equals(request.attributes().get("RawMessageDelivery")));
        topics.subscribe(request.topicArn(), wanted);
        return SubscribeResponse.builder().subscriptionArn(wanted.isQueue()
                ? SubscriptionArn.of(request.topicArn(), wanted) : "pending confirmation").build();
    }

    private GetTopicAttributesResponse attributes(Caller caller, GetTopicAttributesRequest request) {
        Topic topic = topics.own(caller, request.topicArn());
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("TopicArn", topic.arn());
        attributes.put("Owner", topic.account());
        attributes.put("DisplayName", topic.displayName());
        attributes.put("Policy", topic.policy().toString());
        long queues = topic.subscriptions().stream().filter(Subscription::isQueue).count();
        attributes.put("SubscriptionsConfirmed", String.valueOf(queues));
        attributes.put("SubscriptionsPending", String.valueOf(topic.subscriptions().size() - queues));
        return GetTopicAttributesResponse.builder().attributes(attributes).build();
    }

    private ListTopicsResponse list(Caller caller, ListTopicsRequest request) {
        return ListTopicsResponse.builder()
                .topics(topics.of(caller.account()).stream()
                        .map(topic -> software.amazon.awssdk.services.sns.model.Topic.builder()
                                .topicArn(topic.arn()).build())
                        .toList())
                .build();
    }
}
