package io.millrace.scheduler.call;

import io.vertx.core.Future;
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

    Future<CallValues> valuesFor(TaskCall call, List<String> names) {
        if (names.isEmpty()) {
            return Future.succeededFuture(new CallValues(call, Map.of()));
        }
        return Future.all(names.stream().map(name -> read(call.tenant(), name)).toList())
                .map(secrets -> new CallValues(call, byName(names, secrets.list())));
    }

    private Future<String> read(String tenant, String name) {
        return Future.fromCompletionStage(source.read(tenant, name).subscribeAsCompletionStage())
                .recover(fault -> refused(name));
    }

    private static Future<String> refused(String name) {
        return Future.failedFuture(new CallRefused("secret " + name + " cannot be read"));
    }

    private static Map<String, String> byName(List<String> names, List<String> secrets) {
        var byName = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), secrets.get(i));
        }
        return byName;
    }
}
