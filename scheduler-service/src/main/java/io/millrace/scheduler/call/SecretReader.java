package io.millrace.scheduler.call;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the secrets of one call before its request is made up. */
@ApplicationScoped
class SecretReader {

    private final SecretSource source;

    SecretReader(SecretSource source) {
        this.source = source;
    }

    Uni<CallValues> valuesFor(TaskCall call, List<String> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(() -> new CallValues(call, Map.of()));
        }
        return Uni.join()
                .all(names.stream().map(name -> read(call.tenant(), name)).toList())
                .andFailFast()
                .map(secrets -> new CallValues(call, byName(names, secrets)));
    }

    private Uni<String> read(String tenant, String name) {
        return source.read(tenant, name)
                .onFailure()
                .transform(e -> new CallRefused("secret " + name + " cannot be read"));
    }

    private static Map<String, String> byName(List<String> names, List<String> secrets) {
        var byName = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), secrets.get(i));
        }
        return byName;
    }
}
