package io.millrace.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;

/** Plays a customer's key server: one file over https, read anew at each request. */
final class JwksServer {
    static final String PATH = "/jwks.json";
    private static final int NOT_FOUND = 404;

    private final Vertx vertx;
    private final Path file;

    JwksServer(Vertx vertx, Path file) {
        this.vertx = vertx;
        this.file = file;
    }

    Future<HttpServer> listen(int port, Path keyStore, String password) {
        PfxOptions key = new PfxOptions().setPath(keyStore.toString()).setPassword(password);
        HttpServerOptions options = new HttpServerOptions().setSsl(true).setKeyCertOptions(key);
        return vertx.createHttpServer(options)
                .requestHandler(this::serve)
                .listen(port, "127.0.0.1");
    }

    private void serve(HttpServerRequest request) {
        if (!PATH.equals(request.path())) {
            request.response().setStatusCode(NOT_FOUND).end();
            return;
        }
        vertx.fileSystem()
                .readFile(file.toString())
                .onSuccess(keys ->
                        request.response().putHeader("Content-Type", "application/json").end(keys))
                .onFailure(absent -> request.response().setStatusCode(NOT_FOUND).end());
    }
}
