package io.millrace.scheduler.objects;

import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.millrace.platform.objects.FormerObject;
import io.millrace.platform.objects.ObjectOwner;
import io.millrace.platform.objects.WrittenObject;
import io.millrace.scheduler.definition.DefinitionType;
import io.millrace.scheduler.definition.ExportDefinitions;
import io.millrace.scheduler.definition.ImportDefinition;
import io.millrace.scheduler.definition.UndoDefinition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scheduler's objects: workers, batches, groups, and schedules of processes. */
@ApplicationScoped
class SchedulerObjects implements ObjectOwner {

    /** The turn that whoever saves or deletes a definition takes. */
    private static final String TURN = "select pg_advisory_xact_lock(hashtextextended($1, 4127))";

    private final ImportDefinition importDefinition;
    private final UndoDefinition undoDefinition;
    private final ScheduleObjects schedules;

    SchedulerObjects(
            ImportDefinition importDefinition,
            UndoDefinition undoDefinition,
            ScheduleObjects schedules) {
        this.importDefinition = importDefinition;
        this.undoDefinition = undoDefinition;
        this.schedules = schedules;
    }

    @Override
    public List<String> types() {
        return Stream.concat(
                        Arrays.stream(DefinitionType.values()).map(DefinitionType::name),
                        Stream.of(ScheduleObjects.TYPE))
                .toList();
    }

    @Override
    public Uni<Void> turn(SqlConnection transaction, String tenant) {
        return transaction.preparedQuery(TURN).execute(Tuple.of(tenant)).replaceWithVoid();
    }

    @Override
    public Uni<List<ExportedObject>> export(
            SqlConnection transaction, String tenant, String type, String[] patterns) {
        return type.equals(ScheduleObjects.TYPE)
                ? schedules.export(transaction, tenant, patterns)
                : ExportDefinitions.export(
                        transaction, DefinitionType.valueOf(type), tenant, patterns);
    }

    @Override
    public Uni<WrittenObject> write(
            SqlConnection transaction, ImportRequest request, ImportedObject object) {
        return object.type().equals(ScheduleObjects.TYPE)
                ? schedules.write(transaction, request, object)
                : importDefinition.write(
                        transaction, DefinitionType.valueOf(object.type()), request, object);
    }

    @Override
    public Uni<Optional<String>> undo(
            SqlConnection transaction, String tenant, String user, FormerObject former) {
        return former.type().equals(ScheduleObjects.TYPE)
                ? schedules.undo(transaction, tenant, former)
                : undoDefinition.undo(transaction, tenant, user, former);
    }
}
