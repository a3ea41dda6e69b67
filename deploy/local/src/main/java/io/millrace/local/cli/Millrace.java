package io.millrace.local.cli;

import io.millrace.local.process.ServerFailed;
import io.millrace.local.stack.LocalStack;
import io.millrace.local.stack.PortTaken;
import io.millrace.local.stack.Ports;
import io.millrace.local.stack.ProcessRecord;
import io.millrace.local.stack.ProcessRecords;
import io.millrace.local.stack.Project;
import io.millrace.local.stack.Shutdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the script millrace calls; the first argument is the command, the working directory the
 * checkout.
 */
public final class Millrace {
    private static final int GATEWAY_PORT = 8080;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String LINES = "200";

    private final Project project = new Project(Path.of("").toAbsolutePath());
    private final ProcessRecords records = new ProcessRecords(project);
    private final Console console = new Console(System.out);

    private Millrace() {}

    public static void main(String[] arguments) {
        try {
            System.exit(new Millrace().run(new Arguments(List.of(arguments))));
        } catch (UsageProblem problem) {
            System.err.println(problem.getMessage());
            System.exit(USAGE);
        } catch (ServerFailed | PortTaken failure) {
            System.err.println(failure.getMessage());
            System.exit(FAILED);
        }
    }

    private int run(Arguments arguments) {
        String command = arguments.next().orElse("");
        return switch (command) {
            case "doctor" -> doctor(arguments);
            case "up" -> up(arguments);
            case "status" -> status(arguments);
            case "logs" -> logs(arguments);
            case "down" -> down(arguments);
            default -> throw new UsageProblem("There is no command " + command + ".");
        };
    }

    private static Ports ports(Arguments arguments) {
        int shift = arguments.number("--shift", 0);
        Ports ports = Ports.of(arguments.number("--port", GATEWAY_PORT + shift), shift);
        arguments.requireNone();
        return ports;
    }

    private int doctor(Arguments arguments) {
        List<Finding> findings = new Doctor(ports(arguments), records.all()).findings();
        findings.forEach(f -> console.line("%s %s", f.fine() ? "  ok  " : "  !!  ", f.sentence()));
        return findings.stream().allMatch(Finding::fine) ? 0 : FAILED;
    }

    private int up(Arguments arguments) {
        long before = System.nanoTime();
        new LocalStack(project, ports(arguments), console).up();
        console.line("");
        new StatusTable(console).print(records.all());
        console.line("");
        console.line(
                "Everything is up after %.1f s. How to get in: . .millrace/env",
                (System.nanoTime() - before) / 1e9);
        return 0;
    }

    private int status(Arguments arguments) {
        arguments.requireNone();
        List<ProcessRecord> all = records.all();
        if (all.isEmpty()) {
            console.line("Nothing runs. Start with ./millrace up");
            return FAILED;
        }
        return new StatusTable(console).print(all) ? 0 : FAILED;
    }

    private int logs(Arguments arguments) {
        String name =
                arguments
                        .next()
                        .orElseThrow(
                                () -> new UsageProblem("logs wants a name, as status shows it."));
        boolean follow = arguments.flag("-f");
        arguments.requireNone();
        Path log = project.logs().resolve(name + ".log");
        if (!name.matches("[a-z0-9-]+") || !Files.exists(log)) {
            throw new UsageProblem("There is no log of " + name + ".");
        }
        return follow
                ? tail(List.of("tail", "-n", LINES, "-F", log.toString()))
                : tail(List.of("tail", "-n", LINES, log.toString()));
    }

    private static int tail(List<String> command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException failure) {
            throw new UsageProblem("tail is missing.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private int down(Arguments arguments) {
        arguments.requireNone();
        Shutdown shutdown = new Shutdown(project, console::line);
        if (shutdown.makesStartCaches()) {
            console.line("Services write down what makes their next start quick; once per build.");
        }
        int ended = shutdown.run();
        console.line(ended == 0 ? "Nothing was running." : ended + " processes ended.");
        return 0;
    }
}
