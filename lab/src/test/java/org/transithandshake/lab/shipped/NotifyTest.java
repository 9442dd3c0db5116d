package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.template.Stack;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The parameter Notify: whoever deploys 200 stacks subscribes to none of them by hand. */
class NotifyTest {
    private static final String MAIL = "network@example.com";
    private static final String QUEUE = "arn:aws:sqs:" + Lab.REGION + ":" + Landscape.SPOKE + ":inbox";
    private static final String LETS_TOPICS_IN = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
             "Action": "sqs:SendMessage", "Resource": "%s"}]}
            """.formatted(QUEUE);
    private final Lab lab = new Lab(LabSetup.quiet());
    private final Landscape land = new Landscape(lab, Shipped.TEMPLATE, 1);

    @ParameterizedTest
    @CsvSource({MAIL + ",email", "https://example.com/hook?key=1,https", QUEUE + ",sqs"})
    void whoIsNamedIsSubscribedByWhatItIs(String endpoint, String protocol) {
        assertThat(subscriptions(spoke(endpoint))).singleElement().satisfies(one -> {
            assertThat(one.endpoint()).isEqualTo(endpoint);
            assertThat(one.protocol()).isEqualTo(protocol);
        });
    }

    @Test
    void theHubToo() {
        assertThat(subscriptions(land.deployHub(List.of(Landscape.SPOKE), Map.of("Notify", MAIL)))).singleElement();
    }

    @Test
    void withoutItNobodyIs() {
        assertThat(subscriptions(spoke(""))).isEmpty();
    }

    @Test
    void anotherOneTakesItsPlaceAndNoneTakesItAway() {
        spoke(MAIL);
        assertThat(subscriptions(spoke("others@example.com"))).extracting(Subscription::endpoint)
                .containsExactly("others@example.com");
        assertThat(subscriptions(spoke(""))).isEmpty();
    }

    @Test
    void aMessageOfTheStackReachesItsQueue() {
        call("sqs", "CreateQueue", CreateQueueRequest.builder().queueName("inbox").attributes(
                Map.of(QueueAttributeName.POLICY, LETS_TOPICS_IN)).build());
        String topic = spoke(QUEUE).outputs().get("Topic");
        call("sns", "Publish", PublishRequest.builder().topicArn(topic).subject("News").message("hello").build());
        assertThat(lab.queues().bodies(QUEUE)).singleElement().asString().contains("hello", topic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "http://example.com", "arn:aws:sns:ap-northeast-1:111111111111:topic",
        "arn:aws:sqs:ap-northeast-1:1:inbox", "a@b c@d"})
    void whatIsNoneOfThemIsRefusedWithAnExample(String endpoint) {
        assertThatThrownBy(() -> spoke(endpoint)).hasMessageContaining("Notify")
                .hasMessageContaining("network@example.com");
    }

    private Stack spoke(String notify) {
        return land.deploySpoke(Landscape.SPOKE, "10.2.0.0/16", Map.of("Notify", notify));
    }

    private List<Subscription> subscriptions(Stack stack) {
        return ((ListSubscriptionsByTopicResponse) lab.api().call(
                Caller.person(stack.outputs().get("Topic").split(":")[4], Lab.REGION), "sns",
                "ListSubscriptionsByTopic", ListSubscriptionsByTopicRequest.builder()
                        .topicArn(stack.outputs().get("Topic")).build())).subscriptions();
    }

    private void call(String service, String operation, SdkPojo request) {
        lab.api().call(Caller.person(Landscape.SPOKE, Lab.REGION), service, operation, request);
    }
}
