package io.millrace.report.objects;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;

/**
 * Objects by key. Fails with {@link io.millrace.platform.outage.BackingServerAway} where the store
 * does not answer.
 */
@ApplicationScoped
public class ObjectStore {

    private static final String CSV = "text/csv; charset=utf-8";

    /** Some stores copy all bytes together before they answer. */
    private static final Duration LONGEST_COMPLETION = Duration.ofMinutes(10);

    private final S3AsyncClient s3;
    private final String bucket;

    ObjectStore(S3AsyncClient s3, StoreSettings settings) {
        this.s3 = s3;
        this.bucket = settings.bucket();
    }

    <T> Uni<T> call(Function<S3AsyncClient, CompletableFuture<T>> request) {
        return Uni.createFrom()
                .completionStage(() -> request.apply(s3))
                .onFailure()
                .transform(StoreFaults::meaningOf);
    }

    /** A whole object at once. The bytes must stay as they are until it is there. */
    public Uni<Void> put(String key, ByteBuffer bytes) {
        return call(client ->
                        client.putObject(
                                ask -> ask.bucket(bucket).key(key).contentType(CSV), body(bytes)))
                .replaceWithVoid();
    }

    /** Begins an object of many parts, and tells the id of its upload. */
    public Uni<String> begin(String key) {
        return call(client ->
                        client.createMultipartUpload(
                                ask -> ask.bucket(bucket).key(key).contentType(CSV)))
                .map(CreateMultipartUploadResponse::uploadId);
    }

    /** One part. The bytes must stay as they are until it is there. */
    public Uni<CompletedPart> part(String key, String uploadId, int number, ByteBuffer bytes) {
        return call(client ->
                        client.uploadPart(
                                ask ->
                                        ask.bucket(bucket)
                                                .key(key)
                                                .uploadId(uploadId)
                                                .partNumber(number)
                                                .contentLength((long) bytes.remaining()),
                                body(bytes)))
                .map(part -> CompletedPart.builder().partNumber(number).eTag(part.eTag()).build());
    }

    private static AsyncRequestBody body(ByteBuffer bytes) {
        return AsyncRequestBody.fromByteBufferUnsafe(bytes.asReadOnlyBuffer());
    }

    /** Makes one object of the parts. */
    public Uni<Void> complete(String key, String uploadId, List<CompletedPart> parts) {
        return call(client ->
                        client.completeMultipartUpload(ask ->
                                ask.bucket(bucket)
                                        .key(key)
                                        .uploadId(uploadId)
                                        .multipartUpload(all -> all.parts(parts))
                                        .overrideConfiguration(limits ->
                                                limits.apiCallTimeout(LONGEST_COMPLETION)
                                                        .apiCallAttemptTimeout(
                                                                LONGEST_COMPLETION))))
                .replaceWithVoid();
    }

    /** Forgets an upload and all its parts; one that is gone already is no failure. */
    public Uni<Void> abort(String key, String uploadId) {
        return call(client ->
                        client.abortMultipartUpload(
                                ask -> ask.bucket(bucket).key(key).uploadId(uploadId)))
                .replaceWithVoid()
                .onFailure(StoreFaults::isNotFound)
                .recoverWithNull();
    }

    /** Deletes an object; one that is gone already is no failure. */
    public Uni<Void> delete(String key) {
        return call(client -> client.deleteObject(ask -> ask.bucket(bucket).key(key)))
                .replaceWithVoid()
                .onFailure(StoreFaults::isNotFound)
                .recoverWithNull();
    }

    /** Uploads begun before the time and not ended since, as many as the store names at once. */
    public Uni<List<OpenUpload>> openSinceBefore(Instant time) {
        return call(client -> client.listMultipartUploads(ask -> ask.bucket(bucket)))
                .map(page ->
                        page.uploads().stream()
                                .filter(upload -> upload.initiated().isBefore(time))
                                .map(upload -> new OpenUpload(upload.key(), upload.uploadId()))
                                .toList());
    }
}
