package io.millrace.bounce.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.bounce.field.Span;
import io.millrace.bounce.field.Window;
import io.millrace.bounce.instance.InstanceKey;
import io.millrace.bounce.ticket.Stage;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads executions from their rows. */
public final class ExecutionRow {

    /** What {@link #read} reads; the tables go by the names {@code t} and {@code e}. */
    public static final String COLUMNS =
            """
            t.tenant, t.support_identifier, t.service_type, t.instance_id, t.rfc_number, t.stage, t.duration_unit,
            t.duration_value, t.starts_at, t.ends_at, t.summary, t.created_by, t.created_at,
            e.operation, e.services, e.primary_contact, e.options, e.black_out_unit, e.black_out_value,
            e.scheduled_by, e.traceparent, e.started_at, e.ended_at AS closed_at, e.reason, e.batch_run_id, e.run_status, e.tasks,
            e.tasks_failed
            """;

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, String>> OPTIONS =
            new TypeReference<>() {};

    private ExecutionRow() {}

    static List<Execution> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(ExecutionRow::read).toList();
    }

    public static Execution read(Row row) {
        return new Execution(
                new InstanceKey(
                        row.getString("tenant"),
                        row.getString("support_identifier"),
                        row.getString("service_type"),
                        row.getString("instance_id")),
                row.getString("rfc_number"),
                request(row),
                Stage.valueOf(row.getString("stage")),
                window(row),
                course(row),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("scheduled_by"),
                row.getString("traceparent"));
    }

    private static BounceRequest request(Row row) {
        String unit = row.getString("black_out_unit");
        return new BounceRequest(
                row.getString("operation"),
                row.getString("services"),
                new Span(row.getString("duration_unit"), row.getInteger("duration_value")),
                row.getString("summary"),
                row.getString("primary_contact"),
                options(row.getString("options")),
                unit == null ? null : new Span(unit, row.getInteger("black_out_value")));
    }

    private static @Nullable Window window(Row row) {
        OffsetDateTime start = row.getOffsetDateTime("starts_at");
        return start == null
                ? null
                : new Window(start.toInstant(), row.getOffsetDateTime("ends_at").toInstant());
    }

    private static Course course(Row row) {
        return new Course(
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("closed_at")),
                row.getString("batch_run_id"),
                row.getString("run_status"),
                row.getInteger("tasks"),
                row.getInteger("tasks_failed"),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static String write(Map<String, String> options) {
        try {
            return JSON.writeValueAsString(options);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> options(String json) {
        try {
            return JSON.readValue(json, OPTIONS);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("options in the database", damaged);
        }
    }
}
