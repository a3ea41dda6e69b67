package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.Changes.Touched;
import io.millrace.scheduler.lease.Lease;
import io.millrace.scheduler.run.RunKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Messages to the other pods, by NOTIFY: a word, the sender, and lines of fields. A lone pod sends
 * none, since each costs a lock at commit. They only speed things up: polls find what they miss.
 */
public final class Signals {

    static final String CHANNEL = "millrace_scheduler";
    static final String CHANGED = "changed";
    static final String STOPPED = "stopped";
    static final String READY = "ready";

    private static final String SEND =
            "select pg_notify('" + CHANNEL + "', m) from unnest($1::text[]) as m";
    private static final int LINES = 40;

    private final Lease lease;

    public Signals(Lease lease) {
        this.lease = lease;
    }

    /** Runs changed: whoever waits for them on another pod looks again. */
    Uni<Void> changed(SqlClient transaction, Collection<Touched> runs) {
        return send(
                transaction,
                CHANGED,
                runs.stream().map(run -> run.tenant() + "\t" + run.batchRunId()).toList());
    }

    /** Runs were stopped: calls in flight for them are to be cancelled. */
    public Uni<Void> stopped(SqlClient transaction, Collection<RunKey> runs) {
        return send(transaction, STOPPED, runs.stream().map(Signals::line).toList());
    }

    /** There is more to do than this pod can take on. */
    Uni<Void> ready(SqlClient transaction) {
        return send(transaction, READY, List.of(""));
    }

    private Uni<Void> send(SqlClient transaction, String word, List<String> lines) {
        if (lines.isEmpty() || lease.livePods() < 2) {
            return Uni.createFrom().voidItem();
        }
        var messages = new ArrayList<String>();
        for (int from = 0; from < lines.size(); from += LINES) {
            var part = lines.subList(from, Math.min(lines.size(), from + LINES));
            messages.add(word + "\n" + lease.node() + "\n" + String.join("\n", part));
        }
        return transaction
                .preparedQuery(SEND)
                .execute(Tuple.tuple().addArrayOfString(messages.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static String line(RunKey key) {
        return key.tenant() + "\t" + key.createdOn() + "\t" + key.id();
    }

    static RunKey key(String line) {
        var fields = line.split("\t", -1);
        return new RunKey(fields[0], LocalDate.parse(fields[1]), Long.parseLong(fields[2]));
    }
}
