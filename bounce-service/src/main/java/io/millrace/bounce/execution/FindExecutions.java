package io.millrace.bounce.execution;

import io.millrace.bounce.customer.Customer;
import io.millrace.bounce.instance.InstanceKey;
import io.millrace.bounce.ticket.OptedIn;
import io.millrace.bounce.ticket.Stage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds executions of a customer. */
@ApplicationScoped
class FindExecutions {

    private final Pool pool;
    private final Executions executions;
    private final OptedIn instances;

    FindExecutions(Pool pool, Executions executions, OptedIn instances) {
        this.pool = pool;
        this.executions = executions;
        this.instances = instances;
    }

    Uni<ExecutionView> find(InstanceKey key, String id) {
        return instances
                .find(pool, key)
                .chain(() -> executions.find(pool, key.tenant(), id))
                .map(found -> ScheduleBounce.own(found, key, id))
                .map(ExecutionView::of);
    }

    /** Newest first. */
    Uni<List<ExecutionView>> list(
            Customer customer,
            String serviceType,
            List<Stage> stages,
            @Nullable String target,
            int limit) {
        return executions
                .list(pool, customer, serviceType, stages, target, limit)
                .map(found -> found.stream().map(ExecutionView::of).toList());
    }
}
