package io.millrace.testing.servers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The servers of this JVM. Quarkus loads test resources more than once, each time in a new class
 * loader; so the state lies in this class as the system class loader knows it, and is reached
 * through types of the JDK alone.
 */
public final class SharedServers {
    /** Starts the server of that name, once, and tells its coordinates. */
    public static final Function<String, Map<String, String>> START = SharedServers::start;

    public static final Consumer<String> INTERRUPT = name -> source().interrupt(backing(name));
    public static final Consumer<String> RESUME = name -> source().resume(backing(name));

    private static final Map<String, Map<String, String>> STARTED = new ConcurrentHashMap<>();

    private static final class Source {
        static final ServerSource CHOSEN = ServerSource.chosen();
    }

    private SharedServers() {}

    private static ServerSource source() {
        return Source.CHOSEN;
    }

    private static Map<String, String> start(String name) {
        return STARTED.computeIfAbsent(name, wanted -> source().start(backing(wanted)).values());
    }

    private static Backing backing(String name) {
        return Backing.valueOf(name);
    }

    @SuppressWarnings("unchecked")
    static Coordinates coordinates(Backing backing) {
        Function<String, Map<String, String>> start =
                (Function<String, Map<String, String>>) shared("START");
        return new Coordinates(start.apply(backing.name()));
    }

    static void interrupt(Backing backing) {
        tell("INTERRUPT", backing);
    }

    static void resume(Backing backing) {
        tell("RESUME", backing);
    }

    @SuppressWarnings("unchecked")
    private static void tell(String field, Backing backing) {
        ((Consumer<String>) shared(field)).accept(backing.name());
    }

    private static Object shared(String field) {
        try {
            ClassLoader loader = ClassLoader.getSystemClassLoader();
            return Class.forName(SharedServers.class.getName(), true, loader)
                    .getField(field)
                    .get(null);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
