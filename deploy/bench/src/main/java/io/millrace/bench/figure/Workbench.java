package io.millrace.bench.figure;

import io.millrace.bench.http.Callers;
import io.millrace.bench.http.NoopWorker;
import io.millrace.bench.stack.CallbackApi;
import io.millrace.bench.stack.Database;
import io.millrace.bench.stack.Definitions;
import io.millrace.bench.stack.Feed;
import io.millrace.bench.stack.FileApi;
import io.millrace.bench.stack.History;
import io.millrace.bench.stack.Jobs;
import io.millrace.bench.stack.ReportApi;
import io.millrace.bench.stack.ReportedRuns;
import io.millrace.bench.stack.ResidentSet;
import io.millrace.bench.stack.Runs;
import io.millrace.bench.stack.SchedulerApi;
import io.millrace.bench.stack.Stack;
import io.millrace.bench.stack.StoredFiles;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What every figure works with. */
public final class Workbench implements AutoCloseable {

    /** Calls that the worker takes at a time; as many as one pod makes. */
    static final int CALLS = 256;

    /** The callers of the load. */
    static final int CALLERS = 64;

    private final Stack stack;
    private final Size size;
    private final Consumer<String> progress;
    private final SchedulerApi api;
    private final Database database;
    private final Runs runs;
    private final NoopWorker worker;
    private final Jobs jobs;
    private final CallbackApi callbackApi;
    private final ResidentSet memory;
    private @Nullable History history;

    private Workbench(Stack stack, Size size, Consumer<String> progress)
            throws IOException, InterruptedException, SQLException {
        this.stack = stack;
        this.size = size;
        this.progress = progress;
        api = stack.schedulerApi();
        database = stack.database();
        runs = stack.runs();
        jobs = stack.jobs();
        callbackApi = stack.callbackApi();
        memory = new ResidentSet(stack.schedulerProcess());
        worker = new NoopWorker();
    }

    /** Ready for the first figure; one that cannot be made ready leaves nothing behind. */
    public static Workbench open(Stack stack, Size size, Consumer<String> progress)
            throws IOException, InterruptedException, SQLException {
        Workbench bench = new Workbench(stack, size, progress);
        try {
            bench.prepare();
            return bench;
        } catch (IOException | InterruptedException | SQLException | RuntimeException failure) {
            closeAfter(failure, bench);
            throw failure;
        }
    }

    private void prepare() throws IOException, InterruptedException, SQLException {
        runs.remove();
        database.createPeerSchema();
        api.putWorker(Definitions.NOOP, Definitions.worker(worker.baseUrl(), CALLS));
    }

    private static void closeAfter(Exception failure, Workbench bench) {
        try {
            bench.close();
        } catch (IOException | SQLException | RuntimeException another) {
            failure.addSuppressed(another);
        }
    }

    public Size size() {
        return size;
    }

    FileApi fileApi() throws IOException, InterruptedException {
        return stack.fileApi();
    }

    ReportApi reportApi() throws IOException, InterruptedException {
        return stack.reportApi();
    }

    ReportedRuns reportedRuns() {
        return stack.reportedRuns();
    }

    /** The report service's memory, watched from now on. */
    ResidentSet reportMemory() {
        return new ResidentSet(stack.reportProcess());
    }

    Feed feed() {
        return stack.feed();
    }

    StoredFiles files() {
        return new StoredFiles(database, tenant());
    }

    public void say(String line) {
        progress.accept(line);
    }

    String tenant() {
        return stack.tenant();
    }

    SchedulerApi api() {
        return api;
    }

    public Database database() {
        return database;
    }

    Runs runs() {
        return runs;
    }

    NoopWorker worker() {
        return worker;
    }

    ResidentSet memory() {
        return memory;
    }

    /** The finished runs, written when first asked for. */
    History history() throws IOException, InterruptedException, SQLException {
        if (history == null) {
            say("  writing %,d finished runs with two tasks each".formatted(size.history()));
            api.putBatch(History.BATCH, Definitions.parallel(Definitions.NOOP, History.TASKS));
            history = History.written(database, tenant(), size.history());
        }
        return history;
    }

    /** Empty tables. */
    void removeHistory() throws SQLException {
        runs.remove();
        history = null;
    }

    Jobs jobs() {
        return jobs;
    }

    CallbackApi callbackApi() {
        return callbackApi;
    }

    /** Waits until the services have told and heard of all callbacks. */
    void awaitTold() throws SQLException, InterruptedException, TimeoutException {
        jobs.awaitTold(
                ProcessHandle.of(stack.callbackProcess()).orElseThrow(),
                ProcessHandle.of(stack.schedulerProcess()).orElseThrow());
    }

    /** Workers that call back. */
    Callers callersBack(int count) throws IOException {
        return new Callers(stack.callbackAddress(), count);
    }

    Callers callers(int count) throws IOException {
        return new Callers(stack.schedulerAddress(), count);
    }

    /** Waits until the worker has had so many calls since the bench began. */
    void awaitCalls(long calls) throws InterruptedException, TimeoutException {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (worker.calls() < calls) {
            if (System.nanoTime() > giveUp) {
                throw new TimeoutException(
                        "The worker had %d of %d calls".formatted(worker.calls(), calls));
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** Leaves the stack as it was: no run, no definition, no table of the bench. */
    @Override
    public void close() throws IOException, SQLException {
        worker.openGate();
        memory.close();
        runs.remove();
        reportedRuns().remove();
        database.dropPeerSchema();
        api.deleteAll();
        runs.close();
        worker.close();
    }
}
