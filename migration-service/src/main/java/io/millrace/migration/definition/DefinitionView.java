package io.millrace.migration.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.migration.catalog.CarriedObject;
import io.millrace.migration.catalog.Migration;
import io.millrace.migration.catalog.Migration.BundleFile;
import io.millrace.platform.json.JsonBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A definition as it is shown: what it says, how it stands, what became of its objects. */
final class DefinitionView {

    private DefinitionView() {}

    /** What became of one object. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String type,
            String code,
            @Nullable String result,
            @Nullable String reason,
            List<String> secretsToSet) {

        static Result of(CarriedObject object) {
            return new Result(
                    object.type(),
                    object.code(),
                    object.outcome(),
                    object.reason(),
                    object.secrets());
        }
    }

    /** The definition with its objects. */
    static ObjectNode of(Migration migration, List<CarriedObject> objects) {
        var view = of(migration);
        var results = view.putArray("results");
        objects.stream().map(Result::of).forEach(results::addPOJO);
        return view;
    }

    static ObjectNode of(Migration migration) {
        var view = JsonNodeFactory.instance.objectNode();
        view.put("code", migration.key().code());
        view.put("kind", migration.key().kind().name());
        if (JsonBody.read(migration.definition()) instanceof ObjectNode definition) {
            view.setAll(definition);
        }
        var bundle = migration.bundle();
        if (bundle != null) {
            view.put("fileId", bundle.fileId());
        }
        view.put("status", migration.status().name());
        view.put("reason", migration.reason());
        view.put("createdBy", migration.createdBy());
        view.put("createdAt", text(migration.createdAt()));
        view.put("triggeredBy", migration.triggeredBy());
        view.put("startedAt", text(migration.startedAt()));
        view.put("endedAt", text(migration.endedAt()));
        view.set("progress", progress(migration));
        view.set("bundle", bundle(bundle));
        return view;
    }

    private static JsonNode progress(Migration migration) {
        return migration.step() == null
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("step", migration.step())
                        .put("done", migration.done())
                        .put("total", migration.total());
    }

    private static JsonNode bundle(@Nullable BundleFile bundle) {
        return bundle == null
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("fileId", bundle.fileId())
                        .put("fileName", bundle.fileName())
                        .put("size", bundle.size())
                        .put("sha256", bundle.sha256())
                        .put("formatVersion", bundle.formatVersion());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
