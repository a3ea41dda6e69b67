package io.millrace.report.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Read-only data sources of tenants, under {@code millrace.report.sources."NAME"}. */
@ConfigMapping(prefix = "millrace.report.sources")
interface SourceSettings {

    @WithParentName
    Map<String, Source> sources();

    /** One PostgreSQL database, for reports of one tenant. */
    interface Source {

        /** The tenant whose it is; others do not know that it exists. */
        String tenant();

        /** Such as {@code jdbc:postgresql://ledger.example.com/ledger}. */
        String url();

        String username();

        /** Name of the tenant's secret that holds the password. */
        String passwordSecret();

        /** Schemas whose views may be read, in the order in which they are searched. */
        List<String> schemas();

        /** How long a report may take. */
        @WithDefault("10m")
        Duration statementTimeout();
    }
}
