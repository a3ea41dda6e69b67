package io.millrace.file.comparison;

import io.millrace.file.store.MultipartUploads;
import io.millrace.file.store.ObjectStore;
import io.millrace.file.store.OpenUpload;
import io.millrace.platform.tenant.TenantSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** Compares what is recorded with what is stored, in both directions, tenant by tenant. */
@ApplicationScoped
public class Comparison {

    private static final Logger LOG = Logger.getLogger(Comparison.class);

    private final ObjectStore store;
    private final MultipartUploads uploads;
    private final RecordedKeys recorded;
    private final CompareTenant compareTenant;
    private final TenantSettings tenants;
    private final ComparisonSettings settings;
    private final Clock clock;

    Comparison(
            ObjectStore store,
            MultipartUploads uploads,
            RecordedKeys recorded,
            CompareTenant compareTenant,
            TenantSettings tenants,
            ComparisonSettings settings,
            Clock clock) {
        this.store = store;
        this.uploads = uploads;
        this.recorded = recorded;
        this.compareTenant = compareTenant;
        this.tenants = tenants;
        this.settings = settings;
        this.clock = clock;
    }

    /** Changes nothing but for uploads in parts that nobody recorded: these are aborted. */
    public Uni<Findings> make() {
        return everyTenant()
                .onItem()
                .transformToMulti(names -> Multi.createFrom().iterable(names))
                .onItem()
                .transformToUniAndConcatenate(compareTenant::compare)
                .collect()
                .in(() -> new Findings[] {Findings.NONE}, (sum, each) -> sum[0] = sum[0].plus(each))
                .map(sum -> sum[0])
                .chain(found -> orphanUploads().map(n -> found.plus(new Findings(0, 0, 0, n))));
    }

    /** Those that are configured, have records, or have objects. */
    private Uni<Set<String>> everyTenant() {
        return Uni.combine()
                .all()
                .unis(recorded.tenants(), store.tenants())
                .with(this::everyTenant);
    }

    private Set<String> everyTenant(List<String> withRecords, List<String> withObjects) {
        Set<String> every = new TreeSet<>(tenants.tenants().keySet());
        every.addAll(withRecords);
        every.addAll(withObjects);
        return every;
    }

    private Uni<Long> orphanUploads() {
        Instant before = clock.instant().minus(settings.unrecordedFor());
        return uploads.open()
                .onItem()
                .transformToMulti(open -> Multi.createFrom().iterable(open))
                .filter(upload -> upload.begunAt() != null && upload.begunAt().isBefore(before))
                .onItem()
                .transformToUniAndConcatenate(this::abortUnlessRecorded)
                .collect()
                .with(java.util.stream.Collectors.summingLong(aborted -> aborted));
    }

    private Uni<Long> abortUnlessRecorded(OpenUpload upload) {
        String tenant = upload.key().replaceFirst("/.*", "");
        return recorded.unknown(tenant, List.of(upload.key()))
                .chain(unknown ->
                        unknown.isEmpty()
                                ? Uni.createFrom().item(0L)
                                : uploads.abort(upload.key(), upload.uploadId())
                                        .invoke(() ->
                                                LOG.warnf(
                                                        "upload of %s had no record, aborted",
                                                        upload.key()))
                                        .replaceWith(1L));
    }
}
