package io.millrace.testing.servers;

import io.millrace.local.server.Databases;
import io.millrace.local.server.Secrets;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that no other JVM uses, with a service's schema and role in it. */
final class ServiceDatabase {

    private ServiceDatabase() {}

    static Map<String, String> on(Coordinates at, String schema) {
        String unique = Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX);
        String database =
                "millrace_" + unique + "_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        String role = schema + database.substring("millrace".length());
        String password = Secrets.generated();
        new Databases(name -> source(at, name).getConnection())
                .createService(database, schema, role, password);
        return Map.of(
                "millrace.postgresql.host", at.value(Coordinates.POSTGRESQL_HOST),
                "millrace.postgresql.port", at.value(Coordinates.POSTGRESQL_PORT),
                "millrace.postgresql.database", database,
                "millrace.postgresql.username", role,
                "millrace.postgresql.password", password);
    }

    private static PGSimpleDataSource source(Coordinates at, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {at.value(Coordinates.POSTGRESQL_HOST)});
        source.setPortNumbers(new int[] {Integer.parseInt(at.value(Coordinates.POSTGRESQL_PORT))});
        source.setDatabaseName(database);
        source.setUser(at.value(Coordinates.POSTGRESQL_USERNAME));
        source.setPassword(at.value(Coordinates.POSTGRESQL_PASSWORD));
        return source;
    }
}
