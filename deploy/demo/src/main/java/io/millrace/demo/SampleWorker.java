package io.millrace.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The sample worker, as a process of its own, started from its one source file. */
final class SampleWorker implements AutoCloseable {

    private static final String USUAL_HOST = "127.0.0.1";
    private static final int USUAL_PORT = 18090;
    private static final String READY = "listening on ";

    private final Process process;
    private final URI url;

    private SampleWorker(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** A new {@code whsec_} key: Millrace signs with it, the worker checks by it. */
    static String newSecret() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    /** On this machine, at the usual port, or at any other where that is taken. */
    static SampleWorker start(Path source, Path log, Map<String, String> environment) {
        var usual = InetSocketAddress.createUnresolved(USUAL_HOST, usualPort());
        return start(source, log, usual, environment);
    }

    static SampleWorker start(
            Path source, Path log, InetSocketAddress wanted, Map<String, String> environment) {
        if (!Files.isReadable(source)) {
            throw new DemoFailed("The sample worker's source is not at " + source + ".");
        }
        try {
            Process process = launch(source, log, wanted, environment);
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return new SampleWorker(process, ready(process, log));
        } catch (IOException e) {
            throw new DemoFailed("The sample worker does not start: " + e.getMessage() + ".", e);
        }
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(
            Path source, Path log, InetSocketAddress wanted, Map<String, String> environment)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String port = Integer.toString(wanted.getPort());
        var builder =
                new ProcessBuilder(
                        java, "-Xmx64m", source.toString(), port, wanted.getHostString());
        builder.redirectError(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The usual port, or 0 for any where it is taken. */
    static int usualPort() {
        try (var usual = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return usual.getLocalPort();
        } catch (IOException e) {
            return 0; // the system picks one
        }
    }

    private static URI ready(Process process, Path log) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = output.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroy();
            throw new DemoFailed("The sample worker does not start; " + log + " says why.");
        }
        Thread.ofVirtual().start(() -> drain(output));
        return URI.create(line.substring(READY.length()));
    }

    private static void drain(BufferedReader output) {
        try (output) {
            output.lines().forEach(line -> {});
        } catch (IOException | UncheckedIOException e) {
            return; // the worker is gone
        }
    }
}
