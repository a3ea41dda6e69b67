package io.millrace.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/** Where the build has found the servers' artifacts in the local Maven repository. */
public final class Artifacts {
    private static final String NAME = "/io/millrace/local/server/artifacts.properties";
    private static final Properties LIST = list();

    private Artifacts() {}

    static String version(String server) {
        return Objects.requireNonNull(LIST.getProperty(server + ".version"));
    }

    static Path file(String server) {
        Path file = Path.of(Objects.requireNonNull(LIST.getProperty(server)));
        if (!Files.isReadable(file)) {
            throw new IllegalStateException(
                    file + " is gone from the local Maven repository: build deploy/local/servers");
        }
        return file;
    }

    static String kafkaClasspath() {
        return Objects.requireNonNull(LIST.getProperty("kafka.classpath"));
    }

    /** The jar or the folder of what Millrace adds to the servers: the list lies in it. */
    public static Path additions() {
        String list = Objects.requireNonNull(Artifacts.class.getResource(NAME)).toString();
        String root = list.substring(0, list.length() - NAME.length());
        return Path.of(URI.create(root.replaceFirst("^jar:(.*)!$", "$1")));
    }

    private static Properties list() {
        Properties list = new Properties();
        try (InputStream resource = Artifacts.class.getResourceAsStream(NAME)) {
            list.load(Objects.requireNonNull(resource, "deploy/local/servers is not built"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return list;
    }
}
