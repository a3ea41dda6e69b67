package io.millrace.scheduler.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.json.JsonFault;
import io.millrace.platform.objects.FormerObject;
import io.millrace.platform.objects.WrittenObject;
import io.millrace.scheduler.connector.ScheduledStart;
import io.millrace.scheduler.schedule.CarriedSchedule;
import io.millrace.scheduler.schedule.CarriedSchedules;
import io.millrace.scheduler.schedule.ProcessRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Schedules of processes, by the rules by which callers start one. Their code is their id. */
@ApplicationScoped
class ScheduleObjects {

    static final String TYPE = "PROCESS_SCHEDULE";

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String STARTED_BY = "startedBy";
    private static final String CHANGED = "It was changed or came to its end since.";

    private final CarriedSchedules schedules;

    ScheduleObjects(CarriedSchedules schedules) {
        this.schedules = schedules;
    }

    Uni<List<ExportedObject>> export(SqlConnection transaction, String tenant, String[] patterns) {
        return schedules
                .like(transaction, tenant, patterns)
                .map(all -> all.stream().map(ScheduleObjects::exported).toList());
    }

    private static ExportedObject exported(CarriedSchedule schedule) {
        var needs = ScheduleBody.needs(schedule);
        return new ExportedObject(
                TYPE,
                schedule.spid().toString(),
                ScheduleBody.leaving(schedule).toString(),
                needs.references(),
                needs.secrets());
    }

    Uni<WrittenObject> write(
            SqlConnection transaction, ImportRequest request, ImportedObject object) {
        if (!ID.matcher(object.code()).matches()) {
            return item(WrittenObject.failed(object, "/code must be a UUID in lower case"));
        }
        return schedules
                .find(transaction, request.tenant(), UUID.fromString(object.code()))
                .chain(there ->
                        there.isPresent() && !request.overwrite()
                                ? checked(request, object)
                                : save(transaction, request, object, there.orElse(null)))
                .onFailure(ProcessRefused.class)
                .recoverWithItem(refused -> WrittenObject.failed(object, refused.detail()))
                .onFailure(JsonFault.class)
                .recoverWithItem(fault -> WrittenObject.failed(object, fault.detail()));
    }

    private static Uni<WrittenObject> checked(ImportRequest request, ImportedObject object) {
        var _ = ScheduledStart.read(body(object.body()), request.tenant(), request.user());
        return item(WrittenObject.skipped(object));
    }

    private Uni<WrittenObject> save(
            SqlConnection transaction,
            ImportRequest request,
            ImportedObject object,
            @Nullable CarriedSchedule there) {
        var body = body(object.body());
        if (there != null) {
            ScheduleBody.keepSecrets(body, there);
        }
        var spid = UUID.fromString(object.code());
        var command = ScheduledStart.read(body, request.tenant(), request.user());
        var batch = there == null ? Optional.<String>empty() : there.batch();
        var arrived = new CarriedSchedule(spid, command, paused(body), batch);
        var needs = ScheduleBody.needs(arrived);
        if (there != null && whole(there).equals(whole(arrived))) {
            return item(WrittenObject.same(object, needs));
        }
        var former =
                new FormerObject(
                        TYPE,
                        object.code(),
                        there == null ? null : former(there),
                        whole(arrived).toString());
        return schedules
                .save(transaction, arrived)
                .replaceWith(WrittenObject.written(object, needs, former));
    }

    /** Why it cannot be put back, or empty. */
    Uni<Optional<String>> undo(SqlConnection transaction, String tenant, FormerObject former) {
        var spid = UUID.fromString(former.code());
        return schedules
                .find(transaction, tenant, spid)
                .chain(there -> {
                    if (there.filter(now -> isAsWritten(now, former)).isEmpty()) {
                        return item(Optional.of(CHANGED));
                    }
                    return former.body() == null
                            ? schedules
                                    .end(transaction, tenant, spid)
                                    .replaceWith(Optional.<String>empty())
                            : restore(transaction, tenant, spid, body(former.body()));
                });
    }

    private static boolean isAsWritten(CarriedSchedule now, FormerObject former) {
        return whole(now).toString().equals(former.mark());
    }

    private Uni<Optional<String>> restore(
            SqlConnection transaction, String tenant, UUID spid, ObjectNode body) {
        var command = ScheduledStart.read(body, tenant, body.path(STARTED_BY).asText());
        return schedules
                .save(
                        transaction,
                        new CarriedSchedule(spid, command, paused(body), Optional.empty()))
                .replaceWith(Optional.<String>empty())
                .onFailure(ProcessRefused.class)
                .recoverWithItem(refused -> Optional.of(refused.detail()));
    }

    private static String former(CarriedSchedule there) {
        return whole(there).put(STARTED_BY, there.command().user()).toString();
    }

    private static ObjectNode whole(CarriedSchedule schedule) {
        return ScheduleBody.whole(schedule.command(), schedule.paused());
    }

    private static ObjectNode body(String text) {
        return JsonBody.of(JsonBody.read(text), "").fields();
    }

    private static boolean paused(ObjectNode body) {
        return Boolean.TRUE.equals(JsonBody.of(body, "").flag("paused"));
    }

    private static <T> Uni<T> item(T value) {
        return Uni.createFrom().item(value);
    }
}
