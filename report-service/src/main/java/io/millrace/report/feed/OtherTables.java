package io.millrace.report.feed;

import static io.millrace.report.feed.Column.count;
import static io.millrace.report.feed.Column.moment;
import static io.millrace.report.feed.Column.number;
import static io.millrace.report.feed.Column.text;

import io.millrace.contracts.BounceChanged;
import io.millrace.contracts.MigrationFinished;
import io.millrace.contracts.ReportFinished;
import java.util.List;

/** Tables of files, reports, migrations and bounces. */
final class OtherTables {

    static final StoreTable<FileNews> FILE =
            new StoreTable<>(
                    "stored_file",
                    2,
                    List.of(
                            text("tenant", Told::tenant),
                            number("file_id", told -> told.data().fileId()),
                            text("file_name", told -> told.data().fileName()),
                            text("prefix", told -> told.data().prefix()),
                            number("size_bytes", told -> told.data().sizeBytes()),
                            text("mime_type", told -> told.data().mimeType()),
                            text("created_by", told -> told.data().createdBy()),
                            moment("stored_at", told -> told.data().storedAt()),
                            moment("deleted_at", told -> told.data().deletedAt())));

    static final StoreTable<ReportFinished> REPORT =
            new StoreTable<>(
                    "finished_report",
                    2,
                    List.of(
                            text("tenant", Told::tenant),
                            number("request_instance_id", told -> told.data().requestInstanceId()),
                            text("report_code", told -> told.data().reportCode()),
                            text("status", told -> told.data().status()),
                            number("row_count", told -> told.data().rows()),
                            number("size_bytes", told -> told.data().sizeBytes()),
                            text("requested_by", told -> told.data().requestedBy()),
                            moment("requested_at", told -> told.data().requestedAt()),
                            moment("started_at", told -> told.data().startedAt()),
                            moment("ended_at", told -> told.data().endedAt()),
                            text("message", told -> told.data().errorMessage())));

    static final StoreTable<MigrationFinished> MIGRATION =
            new StoreTable<>(
                    "migration",
                    4,
                    List.of(
                            text("tenant", Told::tenant),
                            text("kind", told -> told.data().kind()),
                            text("migration_code", told -> told.data().migrationCode()),
                            moment("started_at", told -> told.data().startedAt()),
                            moment("ended_at", told -> told.data().endedAt()),
                            text("status", told -> told.data().status()),
                            count("objects", told -> told.data().objects()),
                            count("objects_failed", told -> told.data().objectsFailed()),
                            text("triggered_by", told -> told.data().triggeredBy())));

    static final StoreTable<BounceChanged> BOUNCE =
            new StoreTable<>(
                    "bounce_execution",
                    2,
                    List.of(
                            text("tenant", Told::tenant),
                            text("execution_id", told -> told.data().executionId()),
                            text("instance_id", told -> told.data().instanceId()),
                            text("operation", told -> told.data().operation()),
                            text("status", told -> told.data().status()),
                            text("sub_status", told -> told.data().subStatus()),
                            moment("scheduled_start", told -> told.data().scheduledStart()),
                            moment("scheduled_end", told -> told.data().scheduledEnd()),
                            moment("started_at", told -> told.data().startedAt()),
                            moment("ended_at", told -> told.data().endedAt()),
                            text("message", told -> told.data().reason())));

    private OtherTables() {}
}
