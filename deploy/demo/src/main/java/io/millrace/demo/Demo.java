package io.millrace.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * A month end on a running Millrace: {@code java -jar millrace-demo.jar [.millrace/env]}. Ends 0 if
 * all went as expected, else 1 with a sentence that says what did not.
 */
public final class Demo {

    private static final String SECRET = "DEMO_LEDGER";

    private Demo() {}

    /** The one argument is the path of the env file; by default {@code .millrace/env}. */
    public static void main(String[] args) {
        Console console = Console.ofTheTerminal();
        try {
            play(LocalRun.of(Path.of(args.length == 0 ? ".millrace/env" : args[0])), console);
        } catch (DemoFailed failed) {
            console.failed(String.valueOf(failed.getMessage()));
            System.exit(1);
        }
    }

    private static void play(LocalRun run, Console console) {
        try (Gateway gateway = new Gateway(run.get("MILLRACE_URL"), console)) {
            console.step("The external scheduler gets a token");
            var scheduler = ExternalScheduler.signIn(gateway, run);
            console.say("The token is $TOKEN in what follows; the others are in .millrace/env.");
            String secret = SampleWorker.newSecret();
            URI address;
            RunStatus ended;
            console.step("A sample worker starts: deploy/demo/worker/Worker.java");
            try (SampleWorker worker = startWorker(run, secret, SampleWorker.usualPort())) {
                address = worker.url();
                console.say("It listens on " + address + " and checks Millrace's signature.");
                console.step("Definitions: one worker, five batches, one group of three of them");
                Definitions.save(scheduler, address);
                ended = new MonthEnd(scheduler, console).play();
                new OnACron(new Connector(gateway, run), console).play();
                new FileTransfer(scheduler, gateway, console).play();
                new ReportDownload(scheduler, gateway, console).play(ended);
                new MaintenanceWindow(scheduler, gateway, run, console).play();
            }
            inTheOtherTenant(run, scheduler, gateway, console, ended, address.getPort(), secret);
        }
        console.done("The demo went as expected.");
    }

    private static void inTheOtherTenant(
            LocalRun run,
            ExternalScheduler scheduler,
            Gateway gateway,
            Console console,
            RunStatus ended,
            int workerPort,
            String secret) {
        var secondRun = run.ofSecondTenant();
        console.step("The second tenant's operator gets a token");
        var second = ExternalScheduler.signIn(gateway, secondRun);
        console.say("From here on $TOKEN is that of the tenant in the headers.");
        var other = new OtherTenant(scheduler, second, gateway, console);
        String digest = other.carry();
        console.step("The secret is set there, and a worker for that tenant takes the address");
        try (SampleWorker worker = startWorker(secondRun, secret, workerPort)) {
            console.say("It listens on " + worker.url() + ".");
            other.runAs(ended);
        }
        other.exportAgain(digest);
    }

    private static SampleWorker startWorker(LocalRun run, String secret, int port) {
        mount(run.folder().resolve("secrets").resolve(run.tenant()), secret);
        boolean isFirst = run.suffix().isEmpty();
        String user = isFirst ? "MILLRACE_INTEGRATION_USER" : "MILLRACE_USER";
        String password = isFirst ? "MILLRACE_INTEGRATION_PASSWORD" : "MILLRACE_PASSWORD";
        return SampleWorker.start(
                run.project().resolve("deploy/demo/worker/Worker.java"),
                run.folder().resolve("demo-worker.log"),
                InetSocketAddress.createUnresolved(run.workerHost(), port),
                Map.of(
                        "WORKER_SECRET",
                        secret,
                        "MILLRACE_INTEGRATION_USER",
                        run.get(user),
                        "MILLRACE_INTEGRATION_PASSWORD",
                        run.get(password)));
    }

    private static void mount(Path directory, String secret) {
        try {
            Files.createDirectories(directory, attribute("rwx------"));
            Path file = directory.resolve(SECRET);
            Files.deleteIfExists(file);
            Files.createFile(file, attribute("rw-------"));
            Files.writeString(file, secret);
        } catch (IOException e) {
            throw new DemoFailed("The worker's secret cannot be written to " + directory + ".", e);
        }
    }

    private static FileAttribute<?> attribute(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
