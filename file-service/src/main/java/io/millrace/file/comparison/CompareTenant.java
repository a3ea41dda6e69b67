package io.millrace.file.comparison;

import io.millrace.file.store.ObjectKey;
import io.millrace.file.store.ObjectStore;
import io.millrace.file.store.StoredObject;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Walks the objects and the records of one tenant side by side, a page of keys at a time. What
 * seems wrong is looked at again, because either side may change meanwhile.
 */
@ApplicationScoped
class CompareTenant {

    private static final Logger LOG = Logger.getLogger(CompareTenant.class);

    /** Behind every key of a tenant: the last character that text may hold. */
    private static final String END = "\uDBFF\uDFFD";

    private final ObjectStore store;
    private final RecordedKeys recorded;

    CompareTenant(ObjectStore store, RecordedKeys recorded) {
        this.store = store;
        this.recorded = recorded;
    }

    Uni<Findings> compare(String tenant) {
        return from(tenant, ObjectKey.tenantFolder(tenant), Findings.NONE);
    }

    private Uni<Findings> from(String tenant, String behind, Findings before) {
        return store.list(ObjectKey.tenantFolder(tenant), behind)
                .chain(page -> {
                    boolean last = page.size() < ObjectStore.MOST_KEYS;
                    String upTo =
                            last ? ObjectKey.tenantFolder(tenant) + END : page.getLast().key();
                    return page(tenant, behind, upTo, keys(page))
                            .map(before::plus)
                            .chain(sum ->
                                    last ? Uni.createFrom().item(sum) : from(tenant, upTo, sum));
                });
    }

    private static List<String> keys(List<StoredObject> page) {
        return page.stream().map(StoredObject::key).toList();
    }

    private Uni<Findings> page(String tenant, String behind, String upTo, List<String> keys) {
        return orphanObjects(tenant, keys)
                .chain(objects ->
                        orphanRecords(tenant, behind, upTo, keys)
                                .map(records -> new Findings(keys.size(), objects, records, 0)));
    }

    private Uni<Long> orphanObjects(String tenant, List<String> keys) {
        return recorded.unknown(tenant, keys)
                .chain(suspects ->
                        count(
                                suspects,
                                key ->
                                        isThere(key)
                                                .chain(there ->
                                                        there ? unrecorded(tenant, key) : no())))
                .invoke(found -> warn(found, "objects without a record", tenant));
    }

    private Uni<Long> orphanRecords(String tenant, String behind, String upTo, List<String> keys) {
        return recorded.storedBut(tenant, behind, upTo, keys)
                .chain(suspects ->
                        count(
                                suspects,
                                key ->
                                        isThere(key)
                                                .chain(there ->
                                                        there ? no() : recordedStill(tenant, key))))
                .invoke(found -> warn(found, "records without an object", tenant));
    }

    private Uni<Boolean> isThere(String key) {
        return store.size(key).map(size -> size.isPresent());
    }

    private Uni<Boolean> unrecorded(String tenant, String key) {
        return recorded.unknown(tenant, List.of(key))
                .map(unknown -> !unknown.isEmpty())
                .invoke(orphan -> name(orphan, "object %s has no record", key));
    }

    private Uni<Boolean> recordedStill(String tenant, String key) {
        return recorded.isStored(tenant, key)
                .invoke(orphan -> name(orphan, "the file's object %s is gone", key));
    }

    private static Uni<Boolean> no() {
        return Uni.createFrom().item(false);
    }

    /** An act that tells whether a suspect is guilty. */
    private interface Check {
        Uni<Boolean> of(String key);
    }

    private static Uni<Long> count(List<String> suspects, Check check) {
        return Multi.createFrom()
                .iterable(suspects)
                .onItem()
                .transformToUniAndConcatenate(check::of)
                .filter(guilty -> guilty)
                .collect()
                .with(java.util.stream.Collectors.counting());
    }

    private static void name(boolean orphan, String sentence, String key) {
        if (orphan) {
            LOG.warnf(sentence, key);
        }
    }

    private static void warn(long found, String what, String tenant) {
        if (found > 0) {
            LOG.warnf("%d %s of tenant %s", found, what, tenant);
        }
    }
}
