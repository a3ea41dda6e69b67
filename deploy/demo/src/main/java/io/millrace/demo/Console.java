package io.millrace.demo;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What the one at the terminal sees. Colours only where a terminal shows them. */
final class Console {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String BOLD = "1";
    private static final String DIM = "2";

    private final PrintStream out;
    private final boolean colours;

    Console(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    static Console ofTheTerminal() {
        boolean terminal =
                Optional.ofNullable(System.console())
                        .filter(java.io.Console::isTerminal)
                        .isPresent();
        return new Console(System.out, terminal && System.getenv("NO_COLOR") == null);
    }

    void step(String title) {
        out.println();
        out.println(in(BOLD, "== " + title));
    }

    void say(String text) {
        out.println("   " + text);
    }

    void request(String curl) {
        out.println();
        out.println(in(DIM, "$ ") + curl);
    }

    void answer(int status, String body) {
        out.println(in(status < 300 ? GREEN : RED, "  HTTP " + status) + " " + body);
    }

    void state(String batch, String task, String state) {
        out.printf(
                "   %s  %-22s %-14s %s%n",
                LocalTime.now(ZoneId.systemDefault()).format(SECONDS),
                batch,
                task,
                coloured(state));
    }

    void done(String sentence) {
        out.println();
        out.println(in(GREEN, sentence));
    }

    void failed(String sentence) {
        out.println();
        out.println(in(RED, "The demo failed. " + sentence));
    }

    private String coloured(String state) {
        return switch (state) {
            case "SUCCESSFUL" -> in(GREEN, state);
            case "FAILED", "ABORTED", "INTERRUPTED" -> in(RED, state);
            case "ON-GOING" -> in(YELLOW, state);
            default -> state;
        };
    }

    private String in(String colour, String text) {
        return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
