package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.RunKey;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Turns a list of things into the arrays that {@code unnest} takes, one per column. */
public final class Columns<T> {

    private final Collection<T> rows;
    private final Tuple tuple;

    private Columns(Collection<T> rows, Tuple tuple) {
        this.rows = rows;
        this.tuple = tuple;
    }

    public static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(rows, Tuple.tuple());
    }

    /** Goes on with the columns of other rows in the same tuple. */
    public <U> Columns<U> then(Collection<U> others) {
        return new Columns<>(others, tuple);
    }

    /** Tenant, partition and id: three columns. */
    public static Columns<RunKey> keys(Collection<RunKey> keys) {
        return of(List.copyOf(keys)).key(key -> key);
    }

    public Columns<T> key(Function<T, RunKey> of) {
        return text(row -> of.apply(row).tenant())
                .date(row -> of.apply(row).createdOn())
                .big(row -> of.apply(row).id());
    }

    public Columns<T> text(Function<T, @Nullable String> of) {
        tuple.addArrayOfString(rows.stream().map(of).toArray(String[]::new));
        return this;
    }

    public Columns<T> date(Function<T, @Nullable LocalDate> of) {
        tuple.addArrayOfLocalDate(rows.stream().map(of).toArray(LocalDate[]::new));
        return this;
    }

    public Columns<T> big(ToLongFunction<T> of) {
        tuple.addArrayOfLong(rows.stream().map(of::applyAsLong).toArray(Long[]::new));
        return this;
    }

    public Columns<T> number(ToIntFunction<T> of) {
        tuple.addArrayOfInteger(rows.stream().map(of::applyAsInt).toArray(Integer[]::new));
        return this;
    }

    public Columns<T> decimal(ToDoubleFunction<T> of) {
        tuple.addArrayOfDouble(rows.stream().map(of::applyAsDouble).toArray(Double[]::new));
        return this;
    }

    public Columns<T> decimalOrNull(Function<T, @Nullable Double> of) {
        tuple.addArrayOfDouble(rows.stream().map(of).toArray(Double[]::new));
        return this;
    }

    public Columns<T> flag(Function<T, Boolean> of) {
        tuple.addArrayOfBoolean(rows.stream().map(of).toArray(Boolean[]::new));
        return this;
    }

    public Tuple tuple() {
        return tuple;
    }
}
