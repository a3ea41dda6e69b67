package io.millrace.bench.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/** The running local stack, from the records that {@code ./millrace up} leaves in a directory. */
public final class Stack {

    private final Path directory;
    private final Map<String, String> environment;

    private Stack(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** Reads {@code env}, whose lines are shell assignments. */
    public static Stack in(Path directory) throws IOException {
        Path file = directory.resolve("env");
        if (!Files.exists(file)) {
            throw new IOException(file + " is missing: start the stack with ./millrace up");
        }
        return new Stack(directory, assignments(file));
    }

    public String tenant() {
        return value("MILLRACE_TENANT");
    }

    /** The service itself: the gateway stands for an ingress, which is not what is measured. */
    public URI scheduler() {
        return URI.create(value("MILLRACE_SCHEDULER_URL"));
    }

    public InetSocketAddress schedulerAddress() {
        return new InetSocketAddress(scheduler().getHost(), scheduler().getPort());
    }

    public InetSocketAddress callbackAddress() {
        return new InetSocketAddress(callback().getHost(), callback().getPort());
    }

    public CallbackApi callbackApi() throws IOException, InterruptedException {
        return new CallbackApi(callback(), new TokenEndpoint(gateway(), this::value).token());
    }

    public Jobs jobs() {
        return new Jobs(database(), tenant());
    }

    public SchedulerApi schedulerApi() throws IOException, InterruptedException {
        return new SchedulerApi(scheduler(), headers());
    }

    public FileApi fileApi() throws IOException, InterruptedException {
        return new FileApi(URI.create(value("MILLRACE_FILE_URL")), headers());
    }

    public ReportApi reportApi() throws IOException, InterruptedException {
        return new ReportApi(URI.create(value("MILLRACE_REPORT_URL")), headers());
    }

    public ReportedRuns reportedRuns() {
        return new ReportedRuns(database(), tenant());
    }

    public Feed feed() {
        return new Feed(database(), reportProcess());
    }

    private Map<String, String> headers() throws IOException, InterruptedException {
        return Map.of(
                "Authorization",
                "Bearer " + new TokenEndpoint(gateway(), this::value).token(),
                "Content-Type",
                "application/json",
                "ofs_tenant_id",
                tenant(),
                "ofs_service_id",
                value("MILLRACE_SERVICE_ID"),
                "ofs_workspace_id",
                "WS001",
                "ofs_remote_user",
                value("MILLRACE_USER"));
    }

    public Database database() {
        return new Database(
                value("MILLRACE_POSTGRESQL_HOST"),
                Integer.parseInt(value("MILLRACE_POSTGRESQL_PORT")),
                value("MILLRACE_POSTGRESQL_DATABASE"),
                value("MILLRACE_POSTGRESQL_USERNAME"),
                value("MILLRACE_POSTGRESQL_PASSWORD"));
    }

    public Runs runs() throws SQLException {
        return new Runs(database(), tenant());
    }

    /** The scheduler's process id. */
    public long schedulerProcess() {
        return Long.parseLong(value("MILLRACE_SCHEDULER_PROCESS"));
    }

    /** The callback service's process id. */
    public long callbackProcess() {
        return Long.parseLong(value("MILLRACE_CALLBACK_PROCESS"));
    }

    /** The report service's process id. */
    public long reportProcess() {
        return Long.parseLong(value("MILLRACE_REPORT_PROCESS"));
    }

    /** Where results are kept. */
    public Path results() {
        return directory.resolve("bench");
    }

    private URI callback() {
        return URI.create(value("MILLRACE_CALLBACK_SERVICE_URL"));
    }

    private URI gateway() {
        return URI.create(value("MILLRACE_URL"));
    }

    private String value(String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing in " + directory.resolve("env"));
        }
        return value;
    }

    private static Map<String, String> assignments(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.startsWith("export ") ? line.substring(7) : line)
                .filter(line -> line.matches("[A-Z_0-9]+=.*"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> unquoted(pair[1])));
    }

    private static String unquoted(String value) {
        return value.length() > 1 && (value.startsWith("'") || value.startsWith("\""))
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
