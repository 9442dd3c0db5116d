package org.transithandshake.lab.events;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.eventbridge.model.ArchiveState;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesResponse;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveResponse;

/** Makes, reads, changes and deletes the caller's archives. They are always {@code ENABLED} here. */
final class ArchiveOperations {
    private final Archives archives;
    private final Timeline time;

    ArchiveOperations(Archives archives, Timeline time) {
        this.archives = archives;
        this.time = time;
    }

    void addTo(Operations operations) {
        operations
                .on(CreateArchiveRequest.class, this::create, (caller, q) -> List.of(
                        access("events:CreateArchive", caller, q.archiveName()),
                        new Access("events:CreateArchive", String.valueOf(q.eventSourceArn()))))
                .on(DescribeArchiveRequest.class, this::describe,
                        (caller, q) -> List.of(access("events:DescribeArchive", caller, q.archiveName())))
                .on(ListArchivesRequest.class, this::list)
                .on(UpdateArchiveRequest.class, this::update,
                        (caller, q) -> List.of(access("events:UpdateArchive", caller, q.archiveName())))
                .on(DeleteArchiveRequest.class, this::delete,
                        (caller, q) -> List.of(access("events:DeleteArchive", caller, q.archiveName())));
    }

    private Access access(String action, Caller caller, String name) {
        return new Access(action, archives.arn(caller.account(), name));
    }

    private CreateArchiveResponse create(Caller caller, CreateArchiveRequest q) {
        refuseKey(q.kmsKeyIdentifier());
        Archive archive = archives.create(caller.account(), q.eventSourceArn(), q.archiveName(), new Archive.Terms(
                q.description(), q.eventPattern(), q.retentionDays() == null ? 0 : q.retentionDays()));
        return CreateArchiveResponse.builder().archiveArn(archive.arn()).state(ArchiveState.ENABLED)
                .creationTime(archive.created()).build();
    }

    private static void refuseKey(String key) {
        if (key != null) {
            throw new AwsError("ValidationException", "The lab's archives have no KmsKeyIdentifier; it was given "
                    + key + ".");
        }
    }

    private DescribeArchiveResponse describe(Caller caller, DescribeArchiveRequest q) {
        Archive archive = archives.get(caller.account(), q.archiveName());
        return DescribeArchiveResponse.builder().archiveName(archive.name()).archiveArn(archive.arn())
                .eventSourceArn(archive.busArn()).description(archive.terms().description())
                .eventPattern(archive.terms().pattern()).retentionDays(archive.terms().retentionDays())
                .eventCount((long) archive.events(time.now()).size()).sizeBytes(archive.size(time.now()))
                .state(ArchiveState.ENABLED).creationTime(archive.created()).build();
    }

    /** API reference, ListArchives: one filter at most. */
    private ListArchivesResponse list(Caller caller, ListArchivesRequest q) {
        if (Stream.of(q.namePrefix(), q.eventSourceArn(), q.stateAsString()).filter(Objects::nonNull).count() > 1) {
            throw new AwsError("ValidationException", "At most one filter is allowed for ListArchives. "
                    + "Use either : State, EventSourceArn, or NamePrefix.");
        }
        if (q.eventSourceArn() != null) {
            archives.source(caller.account(), q.eventSourceArn());
        }
        Pages.Page<Archive> page = Pages.large().cut(archives.of(caller.account()).stream()
                .filter(archive -> q.namePrefix() == null || archive.name().startsWith(q.namePrefix()))
                .filter(archive -> q.eventSourceArn() == null || archive.busArn().equals(q.eventSourceArn()))
                .filter(archive -> q.state() == null || q.state() == ArchiveState.ENABLED)
                .toList(), q.limit(), q.nextToken(), "ValidationException");
        return ListArchivesResponse.builder().nextToken(page.nextToken())
                .archives(page.items().stream().map(this::summary).toList()).build();
    }

    private software.amazon.awssdk.services.eventbridge.model.Archive summary(Archive archive) {
        return software.amazon.awssdk.services.eventbridge.model.Archive.builder().archiveName(archive.name())
                .eventSourceArn(archive.busArn()).retentionDays(archive.terms().retentionDays())
                .eventCount((long) archive.events(time.now()).size()).sizeBytes(archive.size(time.now()))
                .state(ArchiveState.ENABLED).creationTime(archive.created()).build();
    }

    /** What the request leaves out stays. */
    private UpdateArchiveResponse update(Caller caller, UpdateArchiveRequest q) {
        refuseKey(q.kmsKeyIdentifier());
        Archive archive = archives.get(caller.account(), q.archiveName());
        Archive.Terms before = archive.terms();
        archive.set(Archives.check(new Archive.Terms(
                q.description() == null ? before.description() : q.description(),
                q.eventPattern() == null ? before.pattern() : q.eventPattern(),
                q.retentionDays() == null ? before.retentionDays() : q.retentionDays())));
        return UpdateArchiveResponse.builder().archiveArn(archive.arn()).state(ArchiveState.ENABLED)
                .creationTime(archive.created()).build();
    }

    private DeleteArchiveResponse delete(Caller caller, DeleteArchiveRequest q) {
        archives.delete(caller.account(), q.archiveName());
        return DeleteArchiveResponse.builder().build();
    }
}
