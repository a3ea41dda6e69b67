package io.millrace.testing.servers;

/** A way to come by servers. */
interface ServerSource {

    /** Starts it, or says where it runs already. */
    Coordinates start(Backing backing);

    /** Makes it unreachable. */
    void interrupt(Backing backing);

    /** Brings it back at the same address with the same data. */
    void resume(Backing backing);

    static ServerSource chosen() {
        String choice = System.getProperty("millrace.servers", "embedded");
        return switch (choice) {
            case "embedded" -> new EmbeddedServers();
            case "containers" -> new ContainerServers();
            case "external" -> new ExternalServers();
            default ->
                    throw new IllegalArgumentException(
                            "millrace.servers is embedded, containers or external, not " + choice);
        };
    }
}
