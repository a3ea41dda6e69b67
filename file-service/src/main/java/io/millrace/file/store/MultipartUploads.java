package io.millrace.file.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/** Multipart uploads, as far as they are ours: the parts themselves come from the clients. */
@ApplicationScoped
public class MultipartUploads {

    /** A store may have to copy all parts together. */
    private static final Duration LONGEST_COMPLETION = Duration.ofMinutes(15);

    private final ObjectStore store;
    private final String bucket;

    MultipartUploads(ObjectStore store, StoreSettings settings) {
        this.store = store;
        this.bucket = settings.bucket();
    }

    /** Begins one and tells its id. */
    public Uni<String> begin(String key) {
        return store.call(s3 -> s3.createMultipartUpload(ask -> ask.bucket(bucket).key(key)))
                .map(CreateMultipartUploadResponse::uploadId);
    }

    /** The parts that have come, by number; none where the upload is over, however it ended. */
    public Uni<List<StoredPart>> parts(String key, String uploadId) {
        return partsBehind(key, uploadId, null, new ArrayList<>())
                .onFailure(StoreFaults::isNotFound)
                .recoverWithItem(List.of());
    }

    private Uni<List<StoredPart>> partsBehind(
            String key, String uploadId, @Nullable Integer last, List<StoredPart> found) {
        return store.call(s3 ->
                        s3.listParts(ask ->
                                ask.bucket(bucket)
                                        .key(key)
                                        .uploadId(uploadId)
                                        .partNumberMarker(last)))
                .chain(page -> {
                    page.parts().stream().map(MultipartUploads::partOf).forEach(found::add);
                    return isLast(page)
                            ? Uni.createFrom().item(found)
                            : partsBehind(key, uploadId, page.nextPartNumberMarker(), found);
                });
    }

    private static boolean isLast(ListPartsResponse page) {
        return !Boolean.TRUE.equals(page.isTruncated()) || page.nextPartNumberMarker() == null;
    }

    private static StoredPart partOf(Part part) {
        return new StoredPart(part.partNumber(), part.size(), part.eTag());
    }

    /** Makes one object of the parts. */
    public Uni<Void> complete(String key, String uploadId, List<StoredPart> parts) {
        var completed =
                parts.stream()
                        .map(part ->
                                CompletedPart.builder()
                                        .partNumber(part.number())
                                        .eTag(part.entityTag())
                                        .build())
                        .toList();
        return store.call(s3 ->
                        s3.completeMultipartUpload(ask ->
                                ask.bucket(bucket)
                                        .key(key)
                                        .uploadId(uploadId)
                                        .multipartUpload(all -> all.parts(completed))
                                        .overrideConfiguration(limits ->
                                                limits.apiCallTimeout(LONGEST_COMPLETION)
                                                        .apiCallAttemptTimeout(
                                                                LONGEST_COMPLETION))))
                .replaceWithVoid();
    }

    /** Forgets it and all its parts; one that is gone already is no failure. */
    public Uni<Void> abort(String key, String uploadId) {
        return store.call(s3 ->
                        s3.abortMultipartUpload(
                                ask -> ask.bucket(bucket).key(key).uploadId(uploadId)))
                .replaceWithVoid()
                .onFailure(StoreFaults::isNotFound)
                .recoverWithNull();
    }

    /** Those that are open. */
    public Uni<List<OpenUpload>> open() {
        return openBehind(null, null, new ArrayList<>());
    }

    private Uni<List<OpenUpload>> openBehind(
            @Nullable String key, @Nullable String uploadId, List<OpenUpload> found) {
        return store.call(s3 ->
                        s3.listMultipartUploads(
                                ask -> ask.bucket(bucket).keyMarker(key).uploadIdMarker(uploadId)))
                .chain(page -> {
                    page.uploads().stream().map(MultipartUploads::uploadOf).forEach(found::add);
                    return Boolean.TRUE.equals(page.isTruncated())
                            ? openBehind(page.nextKeyMarker(), page.nextUploadIdMarker(), found)
                            : Uni.createFrom().item(found);
                });
    }

    private static OpenUpload uploadOf(MultipartUpload upload) {
        return new OpenUpload(upload.key(), upload.uploadId(), upload.initiated());
    }
}
