package io.millrace.file.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/**
 * Objects by key. Fails with {@link io.millrace.platform.outage.BackingServerAway} where the store
 * does not answer.
 */
@ApplicationScoped
public class ObjectStore {

    /** Keys in one request, at most. Source: S3. */
    public static final int MOST_KEYS = 1000;

    private static final Logger LOG = Logger.getLogger(ObjectStore.class);

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

    /** Size of the object in bytes; empty where there is none. */
    public Uni<OptionalLong> size(String key) {
        return call(client -> client.headObject(ask -> ask.bucket(bucket).key(key)))
                .map(HeadObjectResponse::contentLength)
                .map(OptionalLong::of)
                .onFailure(StoreFaults::isNotFound)
                .recoverWithItem(OptionalLong.empty());
    }

    /** Deletes objects, at most {@link #MOST_KEYS}, and says which of them are gone now. */
    public Uni<Set<String>> delete(List<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        var objects =
                keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
        return call(client ->
                        client.deleteObjects(ask ->
                                ask.bucket(bucket).delete(all -> all.objects(objects).quiet(true))))
                .map(answer -> gone(keys, answer.errors()));
    }

    private static Set<String> gone(List<String> keys, List<S3Error> errors) {
        Set<String> gone = new HashSet<>(keys);
        for (S3Error error : errors) {
            LOG.warnf("object %s is not deleted yet: %s", error.key(), error.code());
            gone.remove(error.key());
        }
        return gone;
    }

    /** Objects by key, those behind a key, at most {@link #MOST_KEYS}. */
    public Uni<List<StoredObject>> list(String folder, @Nullable String behind) {
        var request =
                ListObjectsV2Request.builder()
                        .bucket(bucket)
                        .prefix(folder)
                        .startAfter(behind)
                        .maxKeys(MOST_KEYS)
                        .build();
        return call(client -> client.listObjectsV2(request))
                .map(page ->
                        page.contents().stream()
                                .map(object -> new StoredObject(object.key(), object.size()))
                                .toList());
    }

    /** First segments of all keys. */
    public Uni<List<String>> tenants() {
        return tenantsBehind(null, new ArrayList<>());
    }

    private Uni<List<String>> tenantsBehind(@Nullable String token, List<String> found) {
        return call(client ->
                        client.listObjectsV2(
                                ask -> ask.bucket(bucket).delimiter("/").continuationToken(token)))
                .chain(page -> {
                    page.commonPrefixes().stream()
                            .map(folder -> folder.prefix().replaceFirst("/$", ""))
                            .forEach(found::add);
                    return page.nextContinuationToken() == null
                            ? Uni.createFrom().item(found)
                            : tenantsBehind(page.nextContinuationToken(), found);
                });
    }
}
