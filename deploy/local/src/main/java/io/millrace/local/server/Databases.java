package io.millrace.local.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;

/** Creates databases and roles. Names are ours, never a user's. */
public final class Databases {

    /** Gives a connection of a superuser to a database. */
    @FunctionalInterface
    public interface Superuser {
        Connection connect(String database) throws SQLException;
    }

    private final Superuser superuser;

    public Databases(Superuser superuser) {
        this.superuser = superuser;
    }

    /** A database and a role that owns it. */
    public void createDatabase(String database, String owner, String password) {
        ensureRole(owner, password);
        if (!exists("SELECT FROM pg_database WHERE datname = '" + database + "'")) {
            run("postgres", "CREATE DATABASE \"" + database + "\" OWNER \"" + owner + "\"");
        }
    }

    /** A service's role and the schema that it owns; other services' roles cannot look inside. */
    public void createService(String database, String schema, String role, String password) {
        ensureRole(role, password);
        if (!exists("SELECT FROM pg_database WHERE datname = '" + database + "'")) {
            run("postgres", "CREATE DATABASE \"" + database + "\"");
        }
        run(database, "CREATE EXTENSION IF NOT EXISTS btree_gist");
        run(
                database,
                "CREATE SCHEMA IF NOT EXISTS \"" + schema + "\" AUTHORIZATION \"" + role + "\"");
    }

    private void ensureRole(String role, String password) {
        boolean known = exists("SELECT FROM pg_roles WHERE rolname = '" + role + "'");
        String verb = known ? "ALTER" : "CREATE";
        run("postgres", verb + " ROLE \"" + role + "\" LOGIN PASSWORD '" + password + "'");
    }

    private boolean exists(String query) {
        return in("postgres", statement -> firstRow(statement, query));
    }

    private void run(String database, String sql) {
        in(database, statement -> execute(statement, sql));
    }

    private static boolean execute(Statement statement, String sql) {
        try {
            return statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql.replaceAll("'[^']*'", "'…'"), failure);
        }
    }

    private static boolean firstRow(Statement statement, String query) {
        try {
            return statement.executeQuery(query).next();
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
    }

    private boolean in(String database, Function<Statement, Boolean> work) {
        try (Connection connection = superuser.connect(database);
                Statement statement = connection.createStatement()) {
            return work.apply(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException("No connection to database " + database, failure);
        }
    }
}
