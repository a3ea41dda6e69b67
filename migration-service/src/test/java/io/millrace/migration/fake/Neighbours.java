package io.millrace.migration.fake;

import org.eclipse.microprofile.config.ConfigProvider;

/** The services that this one calls, one of each for all tests of the JVM. */
public final class Neighbours {

    public static final FakeOwner SCHEDULER = new FakeOwner(at("scheduler"));
    public static final FakeOwner REPORT = new FakeOwner(at("report"));
    public static final FakeOwner BOUNCE = new FakeOwner(at("bounce"));
    public static final FakeFiles FILES = new FakeFiles(at("file"));

    private Neighbours() {}

    /** As if nothing had been before. */
    public static void reset() {
        SCHEDULER.clear();
        REPORT.clear();
        BOUNCE.clear();
        FILES.away(false);
    }

    private static String at(String service) {
        return ConfigProvider.getConfig().getValue("millrace.services." + service, String.class);
    }
}
