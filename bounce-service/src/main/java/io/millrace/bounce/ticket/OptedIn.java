package io.millrace.bounce.ticket;

import io.millrace.bounce.instance.Instance;
import io.millrace.bounce.instance.InstanceKey;
import io.millrace.bounce.instance.Instances;
import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.bounce.refusal.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Instances that customers may use: 404 where there is none, 403 where it has not opted in. */
@ApplicationScoped
public class OptedIn {

    private final Instances instances;

    OptedIn(Instances instances) {
        this.instances = instances;
    }

    public Uni<Instance> find(SqlClient client, InstanceKey key) {
        return instances.find(client, key).map(found -> required(found, key));
    }

    /** The same, and whoever else books the instance waits for this transaction. */
    public Uni<Instance> lock(SqlClient transaction, InstanceKey key) {
        return instances.lock(transaction, key).map(found -> required(found, key));
    }

    private static Instance required(Optional<Instance> found, InstanceKey key) {
        Instance instance =
                found.orElseThrow(() ->
                        BounceRefused.unknown("There is no instance " + key.instanceId() + "."));
        if (!instance.optedIn()) {
            throw new BounceRefused(
                    Reason.NOT_OPTED_IN,
                    "Instance " + key.instanceId() + " has not opted in for bounces.");
        }
        return instance;
    }
}
