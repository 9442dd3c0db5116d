package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.time.Timeline;

/**
 * The archives of all accounts; a name is unique in its account. An event is in the archive at once, where AWS may take
 * ten minutes.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html">Archiving and replaying
 *      events</a>
 */
final class Archives {
    /** API reference, CreateArchive. */
    private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,48}");
    private final Buses buses;
    private final Timeline time;
    private final Map<String, Archive> byArn = new LinkedHashMap<>();

    Archives(Buses buses, Timeline time) {
        this.buses = buses;
        this.time = time;
    }

    Archive create(String account, String busArn, String name, Archive.Terms terms) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new AwsError("ValidationException", "Not the name of an archive: " + name);
        }
        if (find(account, name).isPresent()) {
            throw new AwsError("ResourceAlreadyExistsException", "Archive " + name + " already exists.");
        }
        Archive archive = new Archive(
                source(account, busArn).address(), buses.region(), name, time.now(), check(terms));
        byArn.put(archive.arn(), archive);
        return archive;
    }

    /** The bus of this ARN in the account. */
    Bus source(String account, String busArn) {
        if (busArn == null || !busArn.startsWith("arn:")) {
            throw new AwsError("ValidationException",
                    "Parameter EventSourceArn is not valid. Reason: Must contain an event bus ARN.");
        }
        return buses.own(busArn, account);
    }

    static Archive.Terms check(Archive.Terms terms) {
        if (terms.retentionDays() < 0) {
            throw new AwsError("ValidationException", "RetentionDays must be 0 or more: " + terms.retentionDays());
        }
        return terms;
    }

    Optional<Archive> find(String account, String name) {
        return Optional.ofNullable(byArn.get(arn(account, name)));
    }

    Archive get(String account, String name) {
        return find(account, name).orElseThrow(() ->
                new AwsError("ResourceNotFoundException", "Archive " + name + " does not exist."));
    }

    void delete(String account, String name) {
        byArn.remove(get(account, name).arn());
    }

    List<Archive> of(String account) {
        return byArn.values().stream().filter(archive -> archive.bus().account().equals(account)).toList();
    }

    String arn(String account, String name) {
        return Archive.arn(buses.region(), account, name);
    }

    /** An event reached the bus. */
    void take(BusAddress bus, JsonNode event) {
        Instant now = time.now();
        byArn.values().stream().filter(archive -> archive.bus().equals(bus))
                .forEach(archive -> archive.take(event, now));
    }
}
