package org.transithandshake.lab.ec2;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.transithandshake.lab.api.Caller;

/** All resources of one kind, in order of creation; each belongs to an account and stands in a Region. */
final class Shelf<T> {
    private final Map<String, Kept<T>> byId = new LinkedHashMap<>();

    record Kept<T>(String id, String owner, String region, T value) {
        boolean ownedBy(Caller caller) {
            return owner.equals(caller.account()) && in(caller);
        }

        boolean in(Caller caller) {
            return region.equals(caller.region());
        }
    }

    void put(Caller owner, String id, T value) {
        byId.put(id, new Kept<>(id, owner.account(), owner.region(), value));
    }

    void change(String id, UnaryOperator<T> change) {
        byId.computeIfPresent(id, (key, old) -> new Kept<>(key, old.owner, old.region, change.apply(old.value)));
    }

    void remove(String id) {
        byId.remove(id);
    }

    Optional<Kept<T>> kept(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<T> get(String id) {
        return kept(id).map(Kept::value);
    }

    /** The resource, if it stands in the Region called and belongs to the caller. */
    Optional<T> own(Caller caller, String id) {
        return kept(id).filter(kept -> kept.ownedBy(caller)).map(Kept::value);
    }

    Stream<T> own(Caller caller) {
        return all().filter(kept -> kept.ownedBy(caller)).map(Kept::value);
    }

    Stream<Kept<T>> all() {
        return byId.values().stream();
    }
}
