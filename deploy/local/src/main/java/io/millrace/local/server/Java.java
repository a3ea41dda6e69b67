package io.millrace.local.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java command that small servers run with: little memory, quick start. */
public final class Java {

    private Java() {}

    /** The program that this process runs on, too. */
    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The start of a command line; class path and main class follow. */
    public static List<String> command(int heapMegabytes) {
        return new ArrayList<>(
                List.of(
                        executable(),
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1"));
    }
}
