package io.millrace.migration.fake;

import io.millrace.local.server.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses at which tests play the other services: see {@link Neighbours}. */
public final class FakeAddresses implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Stream.of("scheduler", "report", "bounce", "file")
                .collect(
                        Collectors.toMap(
                                service -> "millrace.services." + service,
                                _ -> "http://127.0.0.1:" + FreePort.any()));
    }

    @Override
    public void stop() {}
}
