package io.millrace.bench;

import io.millrace.bench.figure.Figure;
import io.millrace.bench.figure.Workbench;
import io.millrace.bench.report.Line;
import io.millrace.bench.report.Machine;
import io.millrace.bench.report.Report;
import io.millrace.bench.stack.Stack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Measures the figures on the running local stack. Ends 0 when every bar is met, else 1. */
public final class Bench {

    private Bench() {}

    public static void main(String... arguments) {
        CountDownLatch cleanedUp = new CountDownLatch(1);
        interruptOnExit(Thread.currentThread(), cleanedUp);
        int status = 1;
        try {
            status = measured(Options.of(arguments)).passes() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            status = 2;
        } catch (Exception e) {
            System.err.println("The bench stopped: " + e);
        } finally {
            cleanedUp.countDown();
        }
        System.exit(status);
    }

    /** Ctrl-C stops the measuring; the exit then waits until its rows are gone. */
    private static void interruptOnExit(Thread measuring, CountDownLatch cleanedUp) {
        Thread hook =
                new Thread(() -> {
                    measuring.interrupt();
                    awaitUninterrupted(cleanedUp);
                });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void awaitUninterrupted(CountDownLatch cleanedUp) {
        try {
            cleanedUp.await(5, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Report measured(Options options) throws Exception {
        Stack stack = Stack.in(options.records());
        List<Line> lines = new ArrayList<>();
        Machine machine;
        try (Workbench bench =
                Workbench.open(stack, options.size(), line -> System.out.println(line))) {
            machine = Machine.of(bench.database());
            for (Figure figure : options.figures()) {
                bench.say(figure.title());
                lines.add(Line.of(figure, figure.measure(bench)));
                bench.say("  " + lines.getLast());
            }
        }
        Report report = Report.of(Instant.now(), options.quick(), machine, lines);
        System.out.printf("%n%s%nSaved: %s%n", report, report.save(stack.results()));
        return report;
    }
}
