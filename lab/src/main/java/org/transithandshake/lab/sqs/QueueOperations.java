package org.transithandshake.lab.sqs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.api.Pages.Page;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/** Makes, changes and lists queues. */
final class QueueOperations {
    private final Queues queues;

    QueueOperations(Queues queues) {
        this.queues = queues;
    }

    void addTo(Operations operations) {
        operations
                .on(CreateQueueRequest.class, this::create, (caller, q) -> List.of(new Access("sqs:CreateQueue",
                        Address.arn(caller, caller.account(), Address.checked(q.queueName())))))
                .on(GetQueueUrlRequest.class, this::url, (caller, q) -> List.of(access(caller, q)))
                .on(ListQueuesRequest.class, this::list)
                .on(GetQueueAttributesRequest.class, this::attributes,
                        (caller, q) -> Address.needs("sqs:GetQueueAttributes", caller, q.queueUrl()))
                .on(SetQueueAttributesRequest.class, this::set,
                        (caller, q) -> Address.needs("sqs:SetQueueAttributes", caller, q.queueUrl()))
                .on(ListQueueTagsRequest.class, this::tags,
                        (caller, q) -> Address.needs("sqs:ListQueueTags", caller, q.queueUrl()))
                .on(DeleteQueueRequest.class, this::delete,
                        (caller, q) -> Address.needs("sqs:DeleteQueue", caller, q.queueUrl()));
    }

    /** The same name with the same attributes is the same queue (API reference, CreateQueue). */
    private CreateQueueResponse create(Caller caller, CreateQueueRequest request) {
        String arn = Address.arn(caller, caller.account(), request.queueName());
        Map<String, String> wanted = request.attributesAsStrings();
        QueueAttributes attributes = QueueAttributes.usual().with(wanted);
        if (queues.has(arn)) {
            Map<String, String> there = queues.find(arn).attributes().values();
            wanted.forEach((name, value) -> {
                if (!value.equals(there.get(name))) {
                    throw Faults.nameExists(name);
                }
            });
        }
        Queue queue = queues.create(arn, attributes);
        queue.tags().putAll(request.tags());
        return CreateQueueResponse.builder().queueUrl(queue.url()).build();
    }

    private static Access access(Caller caller, GetQueueUrlRequest request) {
        String owner = request.queueOwnerAWSAccountId();
        return new Access("sqs:GetQueueUrl", Address.arn(caller, owner == null ? caller.account() : owner,
                Address.checked(request.queueName())));
    }

    private GetQueueUrlResponse url(Caller caller, GetQueueUrlRequest request) {
        Access access = access(caller, request);
        queues.admit(caller, access);
        return GetQueueUrlResponse.builder().queueUrl(queues.find(access.resource()).url()).build();
    }

    private ListQueuesResponse list(Caller caller, ListQueuesRequest request) {
        String prefix = request.queueNamePrefix() == null ? "" : request.queueNamePrefix();
        List<String> urls = queues.of(caller.account()).stream()
                .filter(queue -> queue.name().startsWith(prefix)).map(Queue::url).sorted().toList();
        Page<String> page = Pages.large().cut(urls, request.maxResults(), request.nextToken(),
                "InvalidParameterValue");
        return ListQueuesResponse.builder().queueUrls(page.items()).nextToken(page.nextToken()).build();
    }

    private GetQueueAttributesResponse attributes(Caller caller, GetQueueAttributesRequest request) {
        Map<String, String> all = queues.reached("sqs:GetQueueAttributes", caller, request.queueUrl())
                .describe(queues.now());
        List<String> wanted = request.attributeNamesAsStrings();
        Map<String, String> told = new TreeMap<>(all);
        told.keySet().removeIf(name -> !wanted.contains("All") && !wanted.contains(name));
        return GetQueueAttributesResponse.builder().attributesWithStrings(told.isEmpty() ? null : told).build();
    }

    private SetQueueAttributesResponse set(Caller caller, SetQueueAttributesRequest request) {
        Queue queue = queues.reached("sqs:SetQueueAttributes", caller, request.queueUrl());
        queue.change(queue.attributes().with(request.attributesAsStrings()), queues.now());
        return SetQueueAttributesResponse.builder().build();
    }

    private ListQueueTagsResponse tags(Caller caller, ListQueueTagsRequest request) {
        return ListQueueTagsResponse.builder().tags(
                queues.reached("sqs:ListQueueTags", caller, request.queueUrl()).tags()).build();
    }

    private DeleteQueueResponse delete(Caller caller, DeleteQueueRequest request) {
        queues.delete(queues.reached("sqs:DeleteQueue", caller, request.queueUrl()));
        return DeleteQueueResponse.builder().build();
    }
}
