package io.millrace.bounce.instance;

import io.millrace.bounce.owner.Owners;
import io.millrace.bounce.refusal.BounceRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Keeps and removes instances. */
@ApplicationScoped
public class ChangeInstance {

    private final Pool pool;
    private final Owners owners;
    private final Instances instances;
    private final Bookings bookings;

    public ChangeInstance(Pool pool, Owners owners, Instances instances, Bookings bookings) {
        this.pool = pool;
        this.owners = owners;
        this.instances = instances;
        this.bookings = bookings;
    }

    /** Whether it was not there before. */
    public Uni<Boolean> save(Instance instance, String user) {
        return pool.withTransaction(transaction -> save(transaction, instance, user));
    }

    /** The same in a transaction of somebody else. */
    public Uni<Boolean> save(SqlConnection transaction, Instance instance, String user) {
        var key = instance.key();
        return owners.claim(transaction, key.tenant(), key.supportIdentifier())
                .chain(() -> instances.save(transaction, instance, user));
    }

    Uni<Instance> find(InstanceKey key) {
        return owners.require(pool, key.tenant(), key.supportIdentifier())
                .chain(() -> instances.find(pool, key))
                .map(found -> required(found, key));
    }

    Uni<Void> remove(InstanceKey key, String user) {
        return pool.withTransaction(transaction -> remove(transaction, key, user))
                .invoke(bookings::released);
    }

    private Uni<Void> remove(SqlConnection transaction, InstanceKey key, String user) {
        return owners.require(transaction, key.tenant(), key.supportIdentifier())
                .chain(() -> instances.lock(transaction, key))
                .map(found -> required(found, key))
                .chain(() -> bookings.release(transaction, key, user))
                .chain(() -> instances.delete(transaction, key));
    }

    private static Instance required(Optional<Instance> found, InstanceKey key) {
        return found.orElseThrow(
                () -> BounceRefused.unknown("There is no instance " + key.instanceId() + "."));
    }
}
