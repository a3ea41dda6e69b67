package io.millrace.scheduler.call;

import io.millrace.scheduler.definition.WorkerAuth;
import io.millrace.scheduler.definition.WorkerDefinition;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A worker as its calls need it.
 *
 * @param name of the worker and where it is, for messages
 * @param path of the base URL, without a slash at its end
 */
record WorkerTarget(
        String name,
        String host,
        int port,
        boolean tls,
        String path,
        WorkerAuth.Type auth,
        @Nullable Template secret,
        List<String> secretNames) {

    static WorkerTarget of(WorkerDefinition worker) {
        URI url = worker.baseUrl();
        boolean tls = "https".equals(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT));
        String host = hostOf(worker, url);
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        String reference = worker.auth().secret();
        Template secret = reference == null ? null : Template.of(reference);
        return new WorkerTarget(
                worker.code() + " at " + url.getHost() + ":" + port,
                host,
                port,
                tls,
                pathOf(url),
                worker.auth().type(),
                secret,
                secret == null ? List.of() : secret.secretNames().toList());
    }

    private static String hostOf(WorkerDefinition worker, URI url) {
        String host = url.getHost();
        if (host == null) {
            throw new CallRefused("the base URL of worker " + worker.code() + " names no host");
        }
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String pathOf(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
