package org.transithandshake.lab.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.fakes.World;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;

class TopicsTest {
    private final World world = new World();
    private final Topics topics = new Topics(world.time, world.journal, world.authorizer);
    private final String arn = World.put(topics.resourceTypes(), "AWS::SNS::Topic", World.HUB, "Reviews",
            "{'TopicName':'reviews','Subscription':[{'Protocol':'email','Endpoint':'net@example.com'}]}").ref();

    private PublishResponse publish(String account, String subject, String message) {
        return world.call(topics.operations(), World.role(account),
                PublishRequest.builder().topicArn(arn).subject(subject).message(message).build(),
                PublishResponse.class);
    }

    @Test
    void aMessageEndsInTheJournal() {
        assertThat(publish(World.HUB, "Please decide", "vpc-1 wants in").messageId()).isNotEmpty();

        assertThat(world.entries(Entry.Message.class)).containsExactly(
                new Entry.Message(World.START, World.HUB, arn, "Please decide", "vpc-1 wants in"));
    }

    @Test
    void aSubjectOfOneHundredCharactersIsTaken() {
        assertThat(publish(World.HUB, "x".repeat(100), "m").messageId()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "Überschrift", " begins with a blank",
        "01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"})
    void aSubjectThatMailCannotCarryIsRefused(String subject) {
        assertThatThrownBy(() -> publish(World.HUB, subject, "m")).isInstanceOf(AwsError.class)
                .hasToString("InvalidParameter: Invalid parameter: Subject");
        assertThat(world.entries(Entry.Message.class)).isEmpty();
    }

    @Test
    void aRoleWithoutThePermissionMayNotPublish() {
        world.authorizer.denied.add("sns:Publish " + arn);
        assertThatThrownBy(() -> publish(World.HUB, "s", "m")).hasMessageContaining("sns:Publish");
    }

    @Test
    void anotherAccountNeedsTheTopicsPolicy() {
        assertThatThrownBy(() -> publish(World.SPOKE, "s", "m")).hasMessageContaining("sns:Publish");

        World.put(topics.resourceTypes(), "AWS::SNS::TopicPolicy", World.HUB, "Policy", "{'Topics':['" + arn
                + "'],'PolicyDocument':{'Statement':[{'Effect':'Allow','Action':'sns:Publish','Resource':'*',"
                + "'Principal':{'AWS':'" + World.SPOKE + "'}}]}}");
        assertThat(publish(World.SPOKE, "s", "m").messageId()).isNotEmpty();
    }

    @Test
    void noServicePublishesOnATopicWithTheKeyOfSns() {
        String own = World.put(topics.resourceTypes(), "AWS::SNS::Topic", World.HUB, "Own",
                "{'KmsMasterKeyId':'alias/aws/sns'}").ref();
        assertThatThrownBy(() -> topics.accept(own, "s", "m")).hasMessageContaining("lets no AWS service publish");
        assertThat(topics.publish(World.role(World.HUB), own, "s", "m")).isNotEmpty();
    }

    @Test
    void otherSubscriptionsThanByMailOrQueueAreRefused() {
        SubscribeRequest.Builder request = SubscribeRequest.builder().topicArn(arn).endpoint("ops@example.com");
        world.call(topics.operations(), World.role(World.HUB), request.protocol("email").build(),
                SubscribeResponse.class);
        assertThat(world.call(topics.operations(), World.role(World.HUB),
                GetTopicAttributesRequest.builder().topicArn(arn).build(), GetTopicAttributesResponse.class)
                .attributes()).containsEntry("SubscriptionsPending", "2");

        assertThatThrownBy(() -> world.call(topics.operations(), World.role(World.HUB),
                request.protocol("sms").build(), SubscribeResponse.class)).hasMessageContaining("sms");
    }

    @Test
    void anAccountListsItsOwnTopicsOnly() {
        assertThat(list(World.HUB).topics()).extracting("topicArn").containsExactly(arn);
        assertThat(list(World.SPOKE).topics()).isEmpty();
    }

    private ListTopicsResponse list(String account) {
        return world.call(topics.operations(), World.role(account), ListTopicsRequest.builder().build(),
                ListTopicsResponse.class);
    }

    @Test
    void anUnknownTopicIsNotFound() {
        assertThatThrownBy(() -> topics.accept("arn:aws:sns:eu-west-1:222222222222:nothing", "", "m"))
                .hasMessageContaining("Topic does not exist");
    }
}
