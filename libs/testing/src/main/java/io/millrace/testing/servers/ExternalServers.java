package io.millrace.testing.servers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Servers that run somewhere, as properties such as {@code
 * millrace.servers.kafka.bootstrap-servers} say: those of the file that {@code
 * millrace.servers.file} names, and system properties above them.
 */
final class ExternalServers implements ServerSource {
    private static final String PREFIX = "millrace.servers.";

    private final Properties properties = new Properties();

    ExternalServers() {
        String file = System.getProperty(PREFIX + "file");
        if (file != null) {
            read(Path.of(file));
        }
        properties.putAll(System.getProperties());
    }

    private void read(Path file) {
        try (Reader content = Files.newBufferedReader(file)) {
            properties.load(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Coordinates start(Backing backing) {
        String own = PREFIX + backing.name().toLowerCase(Locale.ROOT) + ".";
        Map<String, String> values = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(own)) {
                values.put(name.substring(PREFIX.length()), properties.getProperty(name));
            }
        }
        return new Coordinates(values);
    }

    @Override
    public void interrupt(Backing backing) {
        throw new UnsupportedOperationException("An external " + backing + " is not ours to stop");
    }

    @Override
    public void resume(Backing backing) {
        throw new UnsupportedOperationException("An external " + backing + " is not ours to start");
    }
}
