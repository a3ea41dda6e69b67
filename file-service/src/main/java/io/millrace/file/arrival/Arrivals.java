package io.millrace.file.arrival;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a caller's own announced files before the caller is answered, so that what was uploaded
 * a moment ago is there. While the store is away the caller learns what is known.
 */
@ApplicationScoped
public class Arrivals {

    private static final Logger LOG = Logger.getLogger(Arrivals.class);

    private final AwaitedFiles awaited;
    private final Look look;
    private final ArrivalSettings settings;

    Arrivals(AwaitedFiles awaited, Look look, ArrivalSettings settings) {
        this.awaited = awaited;
        this.look = look;
        this.settings = settings;
    }

    public Uni<Void> ofId(String tenant, long id) {
        return brief(awaited.one(tenant, id).chain(look::at));
    }

    public Uni<Void> ofNames(String tenant, String prefix, List<String> names) {
        int limit = Math.max(2 * names.size(), 10);
        return brief(awaited.of(tenant, prefix, names, limit).chain(look::at));
    }

    /**
     * @param prefix of which alone, or null for all
     * @param limit announced files looked at, the newest first
     */
    public Uni<Void> ofPrefix(String tenant, @Nullable String prefix, int limit) {
        return brief(awaited.of(tenant, prefix, null, limit).chain(look::at));
    }

    /** The same for one file, of which the caller must learn the truth. */
    public Uni<Void> surely(String tenant, long id) {
        return awaited.one(tenant, id).chain(look::at).replaceWithVoid();
    }

    private Uni<Void> brief(Uni<Integer> looking) {
        return looking.replaceWithVoid()
                .ifNoItem()
                .after(settings.patience())
                .fail()
                .onFailure()
                .invoke(failure -> LOG.debugf("not looked for arrivals: %s", failure))
                .onFailure()
                .recoverWithNull();
    }
}
