package io.millrace.report.objects;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Makes the bucket where it is not there; asks again until the store answers. */
@ApplicationScoped
class BucketSetup {

    private static final Logger LOG = Logger.getLogger(BucketSetup.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ObjectStore store;
    private final String bucket;

    BucketSetup(ObjectStore store, StoreSettings settings) {
        this.store = store;
        this.bucket = settings.bucket();
    }

    void start(@Observes StartupEvent event) {
        ensure().onFailure()
                .invoke(failure -> LOG.warnf("bucket %s is not there yet: %s", bucket, failure))
                .onFailure()
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(_ -> LOG.debugf("bucket %s is there", bucket));
    }

    private Uni<Void> ensure() {
        return store.call(s3 -> s3.headBucket(ask -> ask.bucket(bucket)))
                .replaceWithVoid()
                .onFailure(StoreFaults::isNotFound)
                .recoverWithUni(this::make);
    }

    private Uni<Void> make() {
        return store.call(s3 -> s3.createBucket(ask -> ask.bucket(bucket)))
                .replaceWithVoid()
                .onFailure(BucketAlreadyOwnedByYouException.class)
                .recoverWithNull()
                .onFailure(BucketAlreadyExistsException.class)
                .recoverWithNull();
    }
}
