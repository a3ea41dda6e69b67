package io.millrace.report.source;

import io.millrace.report.table.ReportTable;
import io.millrace.report.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The databases that reports of a tenant may read. */
@ApplicationScoped
public class DataSources {

    /** The name of the reporting store. */
    public static final String REPORTING = "reporting";

    private final Accesses accesses;
    private final VirtualThreads threads;
    private final Map<String, ReportTable> ofOurOwn = new ConcurrentHashMap<>();

    DataSources(Accesses accesses, VirtualThreads threads) {
        this.accesses = accesses;
        this.threads = threads;
    }

    /**
     * The view as its database describes it; fails with {@link UnknownSource}. Views of the
     * reporting store are those of the built-in reports alone, and show no tenant.
     */
    public Uni<ReportTable> describe(String tenant, String dataSource, String view) {
        if (!dataSource.equals(REPORTING)) {
            return accesses.find(tenant, dataSource)
                    .chain(access -> read(access, view, dataSource));
        }
        var builtIn = BuiltInViews.find(view);
        if (builtIn.isEmpty()) {
            return Uni.createFrom().failure(UnknownSource.view(view, REPORTING));
        }
        String name = builtIn.get();
        ReportTable known = ofOurOwn.get(name);
        return known != null
                ? Uni.createFrom().item(known)
                : accesses.find(tenant, REPORTING)
                        .chain(access -> read(access, name, REPORTING))
                        .map(BuiltInViews::withoutTenant)
                        .invoke(table -> ofOurOwn.put(name, table));
    }

    private Uni<ReportTable> read(SourceAccess access, String view, String dataSource) {
        return threads.call(() -> readNow(access, view, dataSource))
                .onFailure(SQLException.class)
                .transform(refused -> SourceFaults.meaningOf(dataSource, refused));
    }

    private static ReportTable readNow(SourceAccess access, String view, String dataSource)
            throws SQLException {
        try (var connection = SourceConnection.open(access)) {
            var table =
                    Catalog.find(connection.connection(), view, access.schemas())
                            .orElseThrow(() -> UnknownSource.view(view, dataSource));
            connection.requireReadable(table);
            return table;
        }
    }

    /** How to get into the source, for a connection that is opened later. */
    public Uni<Opening> opening(String tenant, String dataSource) {
        return accesses.find(tenant, dataSource).map(access -> () -> SourceConnection.open(access));
    }

    /** Opens a connection. Blocks. */
    @FunctionalInterface
    public interface Opening {
        SourceConnection open() throws SQLException;
    }
}
