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

    /** As above, for a service that is to be quick for long: with the second compiler. */
    public static List<String> serviceCommand() {
        return new ArrayList<>(
                List.of(
                        executable(),
                        "-Xmx128m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:ReservedCodeCacheSize=64m",
                        "-XX:TrimNativeHeapInterval=5000",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
    }
}
