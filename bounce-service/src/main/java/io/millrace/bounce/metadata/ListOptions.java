package io.millrace.bounce.metadata;

import io.millrace.bounce.instance.InstanceKey;
import io.millrace.bounce.ticket.OptedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** Tells which options there are for an instance that may be bounced. */
@ApplicationScoped
class ListOptions {

    private final Pool pool;
    private final OptedIn instances;
    private final OptionSettings settings;

    ListOptions(Pool pool, OptedIn instances, OptionSettings settings) {
        this.pool = pool;
        this.instances = instances;
        this.settings = settings;
    }

    Uni<List<OptionView>> of(InstanceKey key) {
        return instances.find(pool, key).map(_ -> all());
    }

    private List<OptionView> all() {
        return settings.options().entrySet().stream()
                .map(option ->
                        new OptionView(
                                option.getKey(),
                                option.getValue().description(),
                                option.getValue().values()))
                .sorted(Comparator.comparing(OptionView::name))
                .toList();
    }
}
