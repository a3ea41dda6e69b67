package io.millrace.scheduler.definition;

import io.millrace.platform.objects.FormerObject;
import io.millrace.scheduler.definition.CarriedRows.Kept;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a definition back as it was before an import, unless somebody has changed it since. */
@ApplicationScoped
public class UndoDefinition {

    private static final String CHANGED = "It was changed or deleted since.";

    private final Clock clock;

    UndoDefinition(Clock clock) {
        this.clock = clock;
    }

    /** Why it cannot be put back, or empty. */
    public Uni<Optional<String>> undo(
            SqlConnection transaction, String tenant, String user, FormerObject former) {
        var type = DefinitionType.valueOf(former.type());
        var key = new DefinitionKey(tenant, former.code());
        return CarriedRows.find(transaction, type, key)
                .chain(there -> {
                    if (there.isEmpty()) {
                        return answer(former.body() == null ? null : CHANGED);
                    }
                    if (!Long.toString(there.get().revision()).equals(former.mark())) {
                        return answer(CHANGED);
                    }
                    return former.body() == null
                            ? delete(transaction, type, key, there.get())
                            : restore(transaction, key, user, former, there.get());
                });
    }

    private static Uni<Optional<String>> delete(
            SqlConnection transaction, DefinitionType type, DefinitionKey key, Kept there) {
        return UsedDefinitions.by(transaction, type, key)
                .call(used ->
                        used.isPresent()
                                ? Uni.createFrom().voidItem()
                                : CarriedRows.delete(transaction, type, key)
                                        .chain(() -> CarriedRows.retire(transaction, there)));
    }

    private Uni<Optional<String>> restore(
            SqlConnection transaction,
            DefinitionKey key,
            String user,
            FormerObject former,
            Kept there) {
        var row =
                Kept.next(
                        key.code(),
                        String.valueOf(former.body()),
                        there.revision(),
                        clock.instant());
        var type = DefinitionType.valueOf(former.type());
        return CarriedRows.save(transaction, type, key, row, user)
                .chain(() -> CarriedRows.retire(transaction, there))
                .replaceWith(Optional.empty());
    }

    private static Uni<Optional<String>> answer(@Nullable String why) {
        return Uni.createFrom().item(Optional.ofNullable(why));
    }
}
