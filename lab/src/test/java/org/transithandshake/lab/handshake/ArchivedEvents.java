package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.model.Archive;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesResponse;
import software.amazon.awssdk.services.eventbridge.model.StartReplayRequest;

/** The events that the archive of an account's bus has kept, once more. */
final class ArchivedEvents {
    private ArchivedEvents() {
    }

    /** Replays all before then onto the bus that they came from, and lets what follows come to its end. */
    static void replay(Scene scene, String account, Instant before) {
        ListArchivesResponse archives = (ListArchivesResponse) call(scene, account, "ListArchives",
                ListArchivesRequest.builder().build());
        assertThat(archives.archives()).singleElement().satisfies(archive ->
                assertThat(archive.eventCount()).isPositive());
        Archive archive = archives.archives().getFirst();
        call(scene, account, "StartReplay", StartReplayRequest.builder().replayName("again")
                .eventSourceArn("arn:aws:events:" + Lab.REGION + ":" + account + ":archive/" + archive.archiveName())
                .eventStartTime(archive.creationTime()).eventEndTime(before)
                .destination(to -> to.arn(archive.eventSourceArn())).build());
        scene.settle();
    }

    private static Object call(Scene scene, String account, String operation, SdkPojo request) {
        return scene.lab.api().call(Caller.person(account, Lab.REGION), "events", operation, request);
    }
}
