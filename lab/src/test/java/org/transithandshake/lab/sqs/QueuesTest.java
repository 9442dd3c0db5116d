package org.transithandshake.lab.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.wire.LabHttpClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** With the SDK's own client, which checks the digests of everything it sends and receives. */
class QueuesTest {
    private static final String A = "111111111111";
    private final Lab lab = new Lab(LabSetup.quiet());
    private final SqsClient sqs = client(A);

    private SqsClient client(String account) {
        return SqsClient.builder().httpClient(new LabHttpClient(lab.wire())).region(Region.of(Lab.REGION))
                .endpointOverride(URI.create("http://lab.invalid")).credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "any"))).build();
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(CreateQueueRequest.builder().queueName(name).attributes(attributes).build()).queueUrl();
    }

    private List<Message> receive(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    }

    private Map<QueueAttributeName, String> attributes(String url) {
        return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL)).attributes();
    }

    @Test
    void aMessageIsHiddenWhileSomebodyWorksOnItAndGoneWhenDeleted() {
        String url = queue("work", Map.of());
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("one"));

        Message first = receive(url).getFirst();
        assertThat(first.body()).isEqualTo("one");
        assertThat(receive(url)).isEmpty();
        assertThat(attributes(url)).containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "1")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");

        lab.time().runFor(Duration.ofSeconds(30));
        Message again = receive(url).getFirst();
        assertThat(again.messageId()).isEqualTo(first.messageId());
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(again.receiptHandle()));
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(again.receiptHandle()));
        lab.time().runFor(Duration.ofSeconds(60));
        assertThat(receive(url)).isEmpty();
    }

    @Test
    void attributesOfAMessageComeBackWhenAskedFor() {
        String url = queue("letters", Map.of());
        MessageAttributeValue code = MessageAttributeValue.builder().dataType("String").stringValue("NO_RESOURCE")
                .build();
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("lost").messageAttributes(Map.of("ERROR_CODE", code)));
        Message seen = sqs.receiveMessage(r -> r.queueUrl(url).messageAttributeNames("ERROR.*")
                .messageSystemAttributeNamesWithStrings("ApproximateReceiveCount")).messages().getFirst();
        assertThat(seen.messageAttributes()).containsEntry("ERROR_CODE", code);
        assertThat(seen.attributesAsStrings()).isEqualTo(Map.of("ApproximateReceiveCount", "1"));
    }

    @Test
    void aMessageEndsWithTheRetentionPeriodAndBeginsWithItsDelay() {
        String url = queue("short", Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60",
                QueueAttributeName.DELAY_SECONDS, "20"));
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("late"));
        assertThat(receive(url)).isEmpty();
        assertThat(attributes(url)).containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1");
        lab.time().runFor(Duration.ofSeconds(20));
        assertThat(receive(url)).hasSize(1);
        lab.time().runFor(Duration.ofSeconds(40));
        assertThat(receive(url)).isEmpty();
    }

    @Test
    void visibilityCanBeEndedEarly() {
        String url = queue("visible", Map.of());
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("m"));
        Message seen = receive(url).getFirst();
        sqs.changeMessageVisibility(r -> r.queueUrl(url).receiptHandle(seen.receiptHandle()).visibilityTimeout(0));
        assertThat(receive(url)).hasSize(1);
    }

    @Test
    void aQueueIsPurgedOnceAMinute() {
        String url = queue("full", Map.of());
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("m"));
        sqs.purgeQueue(r -> r.queueUrl(url));
        assertThat(receive(url)).isEmpty();
        assertThatThrownBy(() -> sqs.purgeQueue(r -> r.queueUrl(url)))
                .isInstanceOf(PurgeQueueInProgressException.class);
        lab.time().runFor(Duration.ofSeconds(60));
        sqs.purgeQueue(r -> r.queueUrl(url));
    }

    @Test
    void theSameQueueTwiceIsOneAndAnotherOneOfItsNameIsRefused() {
        String url = queue("same", Map.of());
        assertThat(queue("same", Map.of())).isEqualTo(url);
        assertThat(sqs.getQueueUrl(r -> r.queueName("same")).queueUrl()).isEqualTo(url);
        assertThatThrownBy(() -> queue("same", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "31")))
                .isInstanceOf(QueueNameExistsException.class).hasMessageContaining("VisibilityTimeout");
        assertThat(sqs.listQueues(r -> r.queueNamePrefix("sa")).queueUrls()).containsExactly(url);
        assertThat(sqs.listQueues(r -> r.queueNamePrefix("x")).queueUrls()).isEmpty();
        sqs.deleteQueue(r -> r.queueUrl(url));
        assertThat(sqs.listQueues().queueUrls()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        String url = queue("strict", Map.of());
        QueueDoesNotExistException missing = catchThrowableOfType(QueueDoesNotExistException.class,
                () -> sqs.getQueueUrl(r -> r.queueName("nothing")));
        assertThat(missing.awsErrorDetails().errorCode()).isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
        assertThatThrownBy(() -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle("x")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
        assertThatThrownBy(() -> queue("a.fifo", Map.of())).hasMessageContaining("standard queues only");
        assertThatThrownBy(() -> queue("slow", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "50000")))
                .hasMessageContaining("VisibilityTimeout");
        assertThatThrownBy(() -> queue("red", Map.of(QueueAttributeName.REDRIVE_POLICY, "{}")))
                .hasMessageContaining("RedrivePolicy");
        assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(11)))
                .hasMessageContaining("MaxNumberOfMessages");
    }

    @Test
    void anotherAccountNeedsTheQueuesPolicy() {
        String url = queue("shared", Map.of());
        SqsClient stranger = client("222222222222");
        assertThatThrownBy(() -> stranger.sendMessage(r -> r.queueUrl(url).messageBody("m")))
                .isInstanceOf(SqsException.class).hasMessageContaining("sqs:SendMessage");
        String arn = attributes(url).get(QueueAttributeName.QUEUE_ARN);
        sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, """
                {"Statement":[{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"sqs:SendMessage",
                "Resource":"%s"}]}""".formatted(arn))));
        stranger.sendMessage(r -> r.queueUrl(url).messageBody("m"));
        assertThat(receive(url)).hasSize(1);
    }
}
