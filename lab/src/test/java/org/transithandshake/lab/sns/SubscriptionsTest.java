package org.transithandshake.lab.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.transithandshake.lab.fakes.World;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;

/** Topics and subscriptions by hand. */
class SubscriptionsTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:222222222222:letters";
    private final World world = new World();
    private final Topics topics = new Topics(world.time, world.journal, world.authorizer);
    private final String topic = call(CreateTopicRequest.builder().name("people").build(), CreateTopicResponse.class)
            .topicArn();

    private <R extends SdkPojo> R call(SdkPojo request, Class<R> response) {
        return world.call(topics.operations(), World.role(World.HUB), request, response);
    }

    private SubscribeResponse subscribe(String protocol, String endpoint) {
        return call(SubscribeRequest.builder().topicArn(topic).protocol(protocol).endpoint(endpoint).build(),
                SubscribeResponse.class);
    }

    private ListSubscriptionsByTopicResponse list(String token) {
        return call(ListSubscriptionsByTopicRequest.builder().topicArn(topic).nextToken(token).build(),
                ListSubscriptionsByTopicResponse.class);
    }

    @Test
    void aQueueIsSubscribedAtOnceAndAPersonHasToConfirm() {
        String queue = subscribe("sqs", QUEUE).subscriptionArn();
        assertThat(subscribe("email", "net@example.com").subscriptionArn()).isEqualTo("pending confirmation");
        assertThat(subscribe("sqs", QUEUE).subscriptionArn()).isEqualTo(queue);
        assertThat(list(null).subscriptions()).extracting("subscriptionArn")
                .containsExactly(queue, "PendingConfirmation");

        call(UnsubscribeRequest.builder().subscriptionArn(queue).build(), UnsubscribeResponse.class);
        assertThat(list(null).subscriptions()).extracting("endpoint").containsExactly("net@example.com");
        assertThatThrownBy(() -> subscribe("sqs", "letters")).hasMessageContaining("SQS endpoint ARN");
    }

    @Test
    void subscriptionsComeInPagesOfAHundred() {
        for (int i = 0; i < 101; i++) {
            subscribe("email", i + "@example.com");
        }
        ListSubscriptionsByTopicResponse first = list(null);
        assertThat(first.subscriptions()).hasSize(100);
        assertThat(list(first.nextToken()).subscriptions()).hasSize(1);
        assertThat(call(ListSubscriptionsRequest.builder().build(), ListSubscriptionsResponse.class).subscriptions())
                .hasSize(100);
    }

    @Test
    void aTopicIsDescribedAndDeleted() {
        call(SetTopicAttributesRequest.builder().topicArn(topic).attributeName("DisplayName").attributeValue("People")
                .build(), SetTopicAttributesResponse.class);
        assertThat(call(GetTopicAttributesRequest.builder().topicArn(topic).build(), GetTopicAttributesResponse.class)
                .attributes()).containsEntry("DisplayName", "People");
        assertThatThrownBy(() -> call(SetTopicAttributesRequest.builder().topicArn(topic)
                .attributeName("FifoTopic").attributeValue("true").build(), SetTopicAttributesResponse.class))
                .hasMessageContaining("FifoTopic");
        assertThatThrownBy(() -> call(SetTopicAttributesRequest.builder().topicArn(topic)
                .attributeName("Policy").attributeValue("{").build(), SetTopicAttributesResponse.class))
                .hasMessageContaining("Policy");
        for (int i = 0; i < 2; i++) {
            call(DeleteTopicRequest.builder().topicArn(topic).build(), DeleteTopicResponse.class);
        }
        assertThatThrownBy(() -> list(null)).hasMessageContaining("does not exist");
    }
}
