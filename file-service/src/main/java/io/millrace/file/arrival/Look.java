package io.millrace.file.arrival;

import io.millrace.file.catalog.FileChanges;
import io.millrace.file.catalog.FileKey;
import io.millrace.file.store.ObjectStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** Asks the store for announced files and records what it answers. */
@ApplicationScoped
class Look {

    private static final Logger LOG = Logger.getLogger(Look.class);

    private final ObjectStore store;
    private final FileChanges changes;
    private final ArrivalSettings settings;

    Look(ObjectStore store, FileChanges changes, ArrivalSettings settings) {
        this.store = store;
        this.changes = changes;
        this.settings = settings;
    }

    private record Seen(Awaited file, OptionalLong size) {
        boolean isThere() {
            return size.isPresent() && size.getAsLong() == file.size();
        }

        boolean isOfOtherSize() {
            return size.isPresent() && size.getAsLong() != file.size();
        }

        boolean isGivenUp() {
            return size.isEmpty() && file.overdue();
        }
    }

    /** How many of them have become files. */
    Uni<Integer> at(List<Awaited> files) {
        return Multi.createFrom()
                .iterable(files)
                .onItem()
                .transformToUni(
                        file -> store.size(file.objectKey()).map(size -> new Seen(file, size)))
                .merge(settings.concurrency())
                .collect()
                .asList()
                .chain(this::record);
    }

    private Uni<Integer> record(List<Seen> seen) {
        List<FileKey> there = keys(seen.stream().filter(Seen::isThere).toList());
        List<FileKey> givenUp = keys(seen.stream().filter(Seen::isGivenUp).toList());
        Map<FileKey, Long> others = new HashMap<>();
        seen.stream()
                .filter(Seen::isOfOtherSize)
                .forEach(each -> others.put(each.file().key(), each.size().getAsLong()));
        return changes.store(there)
                .call(() -> changes.fail(others))
                .call(() -> changes.expire(givenUp))
                .invoke(() -> tell(others, givenUp))
                .map(List::size);
    }

    private static void tell(Map<FileKey, Long> others, List<FileKey> givenUp) {
        others.forEach((key, size) ->
                LOG.infof(
                        "file %d of %s has another size than announced: %d",
                        key.id(), key.tenant(), size));
        givenUp.forEach(key -> LOG.debugf("file %d of %s never came", key.id(), key.tenant()));
    }

    private static List<FileKey> keys(List<Seen> seen) {
        return seen.stream().map(each -> each.file().key()).toList();
    }
}
