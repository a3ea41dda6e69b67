package io.millrace.report.table;

/** What the values of a column are, as far as filters and files go. */
public enum ColumnType {
    TEXT("text"),
    INTEGER("bigint"),
    NUMBER("numeric"),
    FLOAT("numeric"),
    DATE("date"),
    /** A point in time. */
    INSTANT("timestamptz"),
    /** A date and time without a zone, which is taken for UTC. */
    LOCAL("timestamp"),
    BOOLEAN("boolean"),
    /** Anything else is read as its text. */
    OTHER("text");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** The type to which a value is cast that is compared to the column. */
    public String sql() {
        return sql;
    }

    /** The type of a column by PostgreSQL's name of it, such as {@code int8}. */
    public static ColumnType ofPostgres(String name) {
        return switch (name) {
            case "text", "varchar", "bpchar" -> TEXT;
            case "int2", "int4", "int8" -> INTEGER;
            case "numeric" -> NUMBER;
            case "float4", "float8" -> FLOAT;
            case "date" -> DATE;
            case "timestamptz" -> INSTANT;
            case "timestamp" -> LOCAL;
            case "bool" -> BOOLEAN;
            default -> OTHER;
        };
    }
}
