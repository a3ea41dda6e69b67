package io.millrace.demo;

import java.io.IOException;
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
        console.step("A sample worker starts: deploy/demo/worker/Worker.java");
        try (SampleWorker worker = startWorker(run);
                Gateway gateway = new Gateway(run.get("MILLRACE_URL"), console)) {
            console.say("It listens on " + worker.url() + " and checks Millrace's signature.");
            console.step("The external scheduler gets a token");
            var scheduler = ExternalScheduler.signIn(gateway, run);
            console.say("The token is $TOKEN in what follows; the others are in .millrace/env.");
            console.step("Definitions: one worker, three batches, one group of them");
            Definitions.save(scheduler, worker.url());
            new MonthEnd(scheduler, console).play();
            new OnACron(new Connector(gateway, run), console).play();
            new FileTransfer(scheduler, gateway, console).play();
        }
        console.done("The demo went as expected.");
    }

    private static SampleWorker startWorker(LocalRun run) {
        String secret = SampleWorker.newSecret();
        mount(run.folder().resolve("secrets").resolve(run.tenant()), secret);
        return SampleWorker.start(
                run.project().resolve("deploy/demo/worker/Worker.java"),
                run.folder().resolve("demo-worker.log"),
                Map.of(
                        "WORKER_SECRET",
                        secret,
                        "MILLRACE_INTEGRATION_USER",
                        run.get("MILLRACE_INTEGRATION_USER"),
                        "MILLRACE_INTEGRATION_PASSWORD",
                        run.get("MILLRACE_INTEGRATION_PASSWORD")));
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
