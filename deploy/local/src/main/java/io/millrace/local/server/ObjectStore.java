package io.millrace.local.server;

import io.millrace.local.process.Launch;
import io.millrace.local.process.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** An S3 server that keeps objects as files: S3Proxy, as strict with signatures as Amazon's. */
public final class ObjectStore implements Server {
    /** The main class, among {@link Artifacts#additions()}; its argument is the settings file. */
    public static final String PROGRAM = "io.millrace.local.store.StoreProcess";

    private static final int HEAP_MEGABYTES = 128;
    private static final int SERVER_ERROR = 500;

    private final Path folder;
    private final int port;
    private final String accessKey;
    private final String secretKey;
    private final String bucketHost;

    public ObjectStore(Path folder, int port, String accessKey, String secretKey) {
        this(folder, port, accessKey, secretKey, "");
    }

    private ObjectStore(
            Path folder, int port, String accessKey, String secretKey, String bucketHost) {
        this.folder = folder;
        this.port = port;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.bucketHost = bucketHost;
    }

    /** The same, with the bucket before this one in the host's name instead of in the path. */
    public ObjectStore withBucketsBefore(String hostName) {
        return new ObjectStore(folder, port, accessKey, secretKey, hostName);
    }

    @Override
    public String name() {
        return "s3";
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Launch launch() {
        Path settings = folder.resolve("s3proxy.conf");
        try {
            Files.createDirectories(folder.resolve("data"));
            Files.deleteIfExists(settings);
            Files.createFile(
                    settings,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(settings, settings());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<String> command = Java.command(HEAP_MEGABYTES);
        command.addAll(List.of("-cp", Artifacts.additions() + ":" + Artifacts.file("s3proxy")));
        command.addAll(List.of(PROGRAM, settings.toString()));
        return new Launch(command, Map.of(), folder, folder.resolve("s3.log"), "TERM");
    }

    private String settings() {
        return settings(endpoint(), accessKey, secretKey, folder.resolve("data"))
                + (bucketHost.isEmpty() ? "" : "s3proxy.virtual-host=" + bucketHost + "\n");
    }

    /** What the settings file says. */
    public static String settings(
            String endpoint, String accessKey, String secretKey, Path objects) {
        return """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
                .formatted(endpoint, accessKey, secretKey, objects);
    }

    @Override
    public boolean isReady() {
        return Answers.below(SERVER_ERROR, port, "/");
    }
}
