package io.millrace.report.source;

import io.millrace.platform.secret.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds the way into a data source: our own by our settings, a tenant's by its secret. */
@ApplicationScoped
class Accesses {

    private final SourceSettings settings;
    private final Secrets secrets;
    private final SourceAccess own;

    Accesses(
            SourceSettings settings,
            Secrets secrets,
            @ConfigProperty(name = "millrace.postgresql.host") String host,
            @ConfigProperty(name = "millrace.postgresql.port") int port,
            @ConfigProperty(name = "millrace.postgresql.database") String database,
            @ConfigProperty(name = "millrace.postgresql.username") String username,
            @ConfigProperty(name = "millrace.postgresql.password") String password,
            @ConfigProperty(name = "millrace.postgresql.schema") String schema,
            @ConfigProperty(name = "millrace.report.statement-timeout", defaultValue = "1h")
                    Duration timeout) {
        this.settings = settings;
        this.secrets = secrets;
        String url = "jdbc:postgresql://" + host + ":" + port + "/" + database;
        this.own = new SourceAccess(url, username, password, List.of(schema), timeout);
    }

    Uni<SourceAccess> find(String tenant, String dataSource) {
        if (dataSource.equals(DataSources.REPORTING)) {
            return Uni.createFrom().item(own);
        }
        var source = settings.sources().get(dataSource);
        if (source == null || !source.tenant().equals(tenant)) {
            return Uni.createFrom().failure(UnknownSource.named(dataSource));
        }
        return secrets.read(tenant, source.passwordSecret())
                .map(password ->
                        new SourceAccess(
                                source.url(),
                                source.username(),
                                password,
                                source.schemas(),
                                source.statementTimeout()));
    }
}
