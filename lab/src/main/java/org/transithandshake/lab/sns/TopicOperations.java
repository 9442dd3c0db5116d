package org.transithandshake.lab.sns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
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
        own(caller, request.topicArn());
        String arn = topics.subscribe(request.topicArn(), request.protocol(), request.endpoint());
        return SubscribeResponse.builder().subscriptionArn(arn).build();
    }

    private GetTopicAttributesResponse attributes(Caller caller, GetTopicAttributesRequest request) {
        Topic topic = own(caller, request.topicArn());
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("TopicArn", topic.arn());
        attributes.put("Owner", topic.account());
        attributes.put("DisplayName", topic.displayName());
        attributes.put("Policy", topic.policy().toString());
        attributes.put("SubscriptionsConfirmed", "0");
        attributes.put("SubscriptionsPending", String.valueOf(topic.subscriptions()));
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

    private Topic own(Caller caller, String topicArn) {
        Topic topic = topics.find(topicArn);
        if (!topic.account().equals(caller.account())) {
            throw new AwsError(403, "AuthorizationError", "The topic belongs to another account: " + topicArn);
        }
        return topic;
    }
}
