package io.millrace.testing.servers;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Starts what {@link WithServers} names, and configures the service under test for it. */
public class BackingServers
        implements QuarkusTestResourceConfigurableLifecycleManager<WithServers> {
    private Set<Backing> wanted = Set.of(Backing.values());

    @Override
    public void init(WithServers annotation) {
        wanted = Set.of(annotation.value());
    }

    @Override
    public Map<String, String> start() {
        return settings(wanted);
    }

    /** The settings of the module's service, for tests that start processes of their own. */
    public static Map<String, String> settings(Set<Backing> wanted) {
        return settings(wanted, ServiceSettings.application());
    }

    /**
     * The settings of any service, such as {@code scheduler-service}, with a database of its own.
     */
    public static Map<String, String> settings(Set<Backing> wanted, String service) {
        Map<String, String> settings = new TreeMap<>(ServiceSettings.always());
        wanted.parallelStream()
                .map(backing -> ServiceSettings.of(backing, service))
                .toList()
                .forEach(settings::putAll);
        return settings;
    }

    /** Nothing: the servers are shared, and go when the JVM goes. */
    @Override
    public void stop() {}
}
