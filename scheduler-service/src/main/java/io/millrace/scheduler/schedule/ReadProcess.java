package io.millrace.scheduler.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.scheduler.definition.Definitions;
import io.millrace.scheduler.engine.StoredJson;
import io.millrace.scheduler.run.Status;
import io.millrace.scheduler.schedule.ProcessState.Word;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Reads how a process stands. Fails with {@link ProcessRefused} where there is none. */
@ApplicationScoped
public class ReadProcess {

    private static final String READ =
            """
            select s.deleted, f.slot, f.created_on, f.run_id, f.retries_left, r.status,
                r.definition_version, r.parameters
            from process_schedule s
            left join lateral (
                select * from process_firing f where f.tenant = s.tenant and f.spid = s.spid
                order by f.slot desc limit 1) f on true
            left join run r on r.tenant = f.tenant and r.created_on = f.created_on and r.id = f.run_id
            where s.tenant = $1 and s.spid = $2
            """;

    private static final String OUTPUTS =
            """
            select task_no, outputs from task
            where tenant = $1 and created_on = $2 and run_id = $3 and outputs is not null
            order by task_no
            """;

    private final Pool pool;
    private final Definitions definitions;

    ReadProcess(Pool pool, Definitions definitions) {
        this.pool = pool;
        this.definitions = definitions;
    }

    public Uni<ProcessState> read(String tenant, UUID spid) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(tenant, spid))
                .map(rows -> row(rows, spid))
                .chain(row -> state(tenant, row));
    }

    /** What fired is known for a while after its schedule was deleted. */
    private static Row row(RowSet<Row> rows, UUID spid) {
        if (rows.size() == 0) {
            throw Schedules.unknown(spid);
        }
        var row = rows.iterator().next();
        if (row.getBoolean("deleted") && row.getValue("slot") == null) {
            throw Schedules.unknown(spid);
        }
        return row;
    }

    private Uni<ProcessState> state(String tenant, Row row) {
        var word = word(row);
        boolean over = word == Word.SUCCEEDED || word == Word.FAILED;
        return over && row.getValue("status") != null
                ? outputs(tenant, row).map(outputs -> new ProcessState(word, outputs))
                : Uni.createFrom().item(new ProcessState(word, Map.of()));
    }

    private static Word word(Row row) {
        if (row.getValue("slot") == null) {
            return Word.WAITING;
        }
        String status = row.getString("status");
        return status == null ? Word.FAILED : word(Status.valueOf(status), row);
    }

    private static Word word(Status status, Row row) {
        return switch (status) {
            case SUCCESSFUL -> Word.SUCCEEDED;
            case FAILED, ABORTED -> row.getInteger("retries_left") > 0 ? Word.RUNNING : Word.FAILED;
            case INTERRUPTED -> Word.FAILED;
            case ONGOING, NOT_STARTED, HELD, EXCLUDED -> Word.RUNNING;
        };
    }

    private Uni<Map<String, JsonNode>> outputs(String tenant, Row run) {
        var parameters = StoredJson.readParameters(run.getString("parameters"));
        return definitions
                .batchVersion(run.getLong("definition_version"))
                .map(batch -> new HiddenOutputs(batch, parameters))
                .chain(hidden ->
                        pool.preparedQuery(OUTPUTS)
                                .execute(
                                        Tuple.of(
                                                tenant,
                                                run.getLocalDate("created_on"),
                                                run.getLong("run_id")))
                                .map(rows -> outputs(rows, hidden)));
    }

    /** Of two outputs of one name, that of the later task in the definition is told. */
    private static Map<String, JsonNode> outputs(RowSet<Row> rows, HiddenOutputs hidden) {
        Map<String, JsonNode> outputs = new LinkedHashMap<>();
        for (var row : rows) {
            int task = row.getInteger("task_no");
            StoredJson.read(row.getString("outputs"))
                    .forEach((name, value) -> outputs.put(name, hidden.of(task, value)));
        }
        return outputs;
    }
}
