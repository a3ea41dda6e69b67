package io.millrace.testing.servers;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Servers that run somewhere, as system properties such as {@code
 * millrace.servers.kafka.bootstrap-servers} say.
 */
final class ExternalServers implements ServerSource {
    private static final String PREFIX = "millrace.servers.";

    @Override
    public Coordinates start(Backing backing) {
        String own = PREFIX + backing.name().toLowerCase(Locale.ROOT) + ".";
        Map<String, String> values = new TreeMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(own)) {
                values.put(name.substring(PREFIX.length()), System.getProperty(name));
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
