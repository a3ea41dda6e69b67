package io.millrace.local.cli;

import io.millrace.local.stack.Narrator;
import io.millrace.local.stack.ProcessRecord;
import java.io.PrintStream;
import java.util.Locale;

/** Writes lines for a person. */
final class Console implements Narrator {
    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    @Override
    public void says(String sentence) {
        line("  %s", sentence);
    }

    @Override
    public void isUp(ProcessRecord process, boolean before) {
        String how = before ? "runs already" : "up after " + seconds(process);
        line("  %-18s %s", process.name(), how);
    }

    static String seconds(ProcessRecord process) {
        return String.format(Locale.ROOT, "%.1f s", process.took().toMillis() / 1000.0);
    }
}
