package io.millrace.report.generation;

import io.millrace.report.objects.ObjectStore;
import io.millrace.report.queue.ClaimedReport;
import io.millrace.report.queue.MadeFile;
import io.millrace.report.queue.ReportQueue;
import io.millrace.report.source.DataSources;
import io.millrace.report.source.SourceConnection;
import io.millrace.report.source.SourceFaults;
import io.millrace.report.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.postgresql.copy.CopyOut;

/** Copies the rows of one report into its file. Memory does not grow with the rows. */
@ApplicationScoped
class MakeFile {

    private static final Logger LOG = Logger.getLogger(MakeFile.class);

    private final DataSources sources;
    private final ObjectStore store;
    private final ReportQueue queue;
    private final VirtualThreads threads;
    private final GenerationSettings settings;

    MakeFile(
            DataSources sources,
            ObjectStore store,
            ReportQueue queue,
            VirtualThreads threads,
            GenerationSettings settings) {
        this.sources = sources;
        this.store = store;
        this.queue = queue;
        this.threads = threads;
        this.settings = settings;
    }

    /** The file, or a failure after which nothing is left of it. */
    Uni<MadeFile> make(ClaimedReport report, Progress progress) {
        var file = new ObjectWriter(store, queue, report, settings.storePatience());
        String source = report.query().dataSource();
        return sources.opening(report.tenant(), source)
                .chain(opening -> threads.call(() -> copy(opening, report, file, progress)))
                .onFailure(SQLException.class)
                .transform(refused -> SourceFaults.meaningOf(source, refused))
                .onFailure()
                .call(() -> discard(report, file));
    }

    private Uni<Void> discard(ClaimedReport report, ObjectWriter file) {
        return file.discard()
                .onFailure()
                .invoke(failure ->
                        LOG.debugf("%s is left to the sweep: %s", report.objectKey(), failure))
                .onFailure()
                .recoverWithNull();
    }

    private static MadeFile copy(
            DataSources.Opening opening, ClaimedReport report, ObjectWriter file, Progress progress)
            throws SQLException {
        var lines = new CsvLines(file, progress);
        try (SourceConnection connection = opening.open()) {
            progress.atStop(() -> cancel(connection));
            var query = report.query();
            copy(connection.copy(query.statement(), query.settings(), query.bindings()), lines);
            return new MadeFile(lines.rows(), file.finish());
        } finally {
            progress.atStop(() -> {});
        }
    }

    private static void copy(CopyOut rows, CsvLines lines) throws SQLException {
        try {
            for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
                lines.write(row);
            }
        } finally {
            if (rows.isActive()) {
                rows.cancelCopy();
            }
        }
    }

    private static void cancel(SourceConnection connection) {
        try {
            connection.cancel();
        } catch (SQLException gone) {
            LOG.debugf("nothing to cancel: %s", gone.getMessage());
        }
    }
}
