package io.millrace.report.generation;

import io.millrace.platform.outage.BackingServerAway;
import io.millrace.report.objects.ObjectStore;
import io.millrace.report.queue.ClaimedReport;
import io.millrace.report.queue.ReportQueue;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Writes bytes into one object. Two parts are in memory at most, one being filled and one on its
 * way; a small object goes in one request. Blocks; used by one thread.
 */
final class ObjectWriter {

    /** The smallest part that S3 takes, except as the last. */
    private static final int PART_BYTES = 5 << 20;

    /** S3 takes 10000 parts: the later ones are larger. */
    private static final int PARTS_OF_ONE_SIZE = 2000;

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ObjectStore store;
    private final ReportQueue queue;
    private final ClaimedReport report;
    private final Duration patience;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] filling = new byte[PART_BYTES];
    private byte[] spare = new byte[0];
    private int filled;
    private long written;
    private @Nullable String uploadId;
    private @Nullable CompletableFuture<CompletedPart> onItsWay;

    ObjectWriter(ObjectStore store, ReportQueue queue, ClaimedReport report, Duration patience) {
        this.store = store;
        this.queue = queue;
        this.report = report;
        this.patience = patience;
    }

    void write(byte[] bytes, int length) {
        int from = 0;
        while (from < length) {
            int count = Math.min(length - from, filling.length - filled);
            System.arraycopy(bytes, from, filling, filled, count);
            filled += count;
            from += count;
            if (filled == filling.length) {
                sendPart();
            }
        }
    }

    /** Makes the object of all that was written, and tells its size in bytes. */
    long finish() {
        written += filled;
        var rest = ByteBuffer.wrap(filling, 0, filled);
        String upload = uploadId;
        if (upload == null) {
            join(patiently(store.put(report.objectKey(), rest)));
            return written;
        }
        awaitPart();
        if (filled > 0) {
            parts.add(join(part(upload, rest)));
        }
        join(store.complete(report.objectKey(), upload, parts));
        return written;
    }

    /** What is there of the object goes. Whatever remains is swept later. */
    Uni<Void> discard() {
        String upload = uploadId;
        return upload == null
                ? store.delete(report.objectKey())
                : store.abort(report.objectKey(), upload)
                        .chain(() -> store.delete(report.objectKey()));
    }

    private void sendPart() {
        String upload = begun();
        awaitPart();
        onItsWay = part(upload, ByteBuffer.wrap(filling, 0, filled)).subscribeAsCompletionStage();
        written += filled;
        byte[] full = filling;
        int size = PART_BYTES * (1 + parts.size() / PARTS_OF_ONE_SIZE);
        filling = spare.length == size ? spare : new byte[size];
        spare = full;
        filled = 0;
    }

    private Uni<CompletedPart> part(String upload, ByteBuffer bytes) {
        int number = parts.size() + 1;
        return patiently(store.part(report.objectKey(), upload, number, bytes));
    }

    /** Asks again while the store is away. What it did without an answer is swept later. */
    private <T> Uni<T> patiently(Uni<T> request) {
        return request.onFailure(BackingServerAway.class)
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .expireIn(patience.toMillis());
    }

    private void awaitPart() {
        CompletableFuture<CompletedPart> sent = onItsWay;
        if (sent != null) {
            parts.add(result(sent));
            onItsWay = null;
        }
    }

    private String begun() {
        String begun = uploadId;
        if (begun == null) {
            begun = join(patiently(store.begin(report.objectKey())));
            uploadId = begun;
            if (!join(queue.uploading(report, begun))) {
                throw new Superseded();
            }
        }
        return begun;
    }

    private static <T> T join(Uni<T> step) {
        return result(step.subscribeAsCompletionStage());
    }

    private static <T> T result(CompletableFuture<T> step) {
        try {
            return step.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
