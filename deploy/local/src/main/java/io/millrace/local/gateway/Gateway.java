package io.millrace.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Passes every request on to the service that its path belongs to, unchanged, and streams the
 * answer back.
 */
public final class Gateway {
    /** Answers as soon as the gateway itself runs. */
    public static final String HEALTH = "/gateway/health";

    private static final int CONNECTIONS = 512;
    private static final int CONNECT_MILLISECONDS = 2_000;
    private static final int LONGEST_LINE = 16 * 1024;

    private final Vertx vertx;
    private final Routes routes;
    private final Map<String, SocketAddress> services;
    private final HttpProxy proxy;

    /**
     * @param services the port of each service on 127.0.0.1
     */
    public Gateway(Vertx vertx, Routes routes, Map<String, Integer> services) {
        this.vertx = vertx;
        this.routes = routes;
        this.services =
                services.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        service ->
                                                SocketAddress.inetSocketAddress(
                                                        service.getValue(), "127.0.0.1")));
        this.proxy =
                HttpProxy.reverseProxy(
                                vertx.createHttpClient(
                                        new HttpClientOptions()
                                                .setMaxPoolSize(CONNECTIONS)
                                                .setConnectTimeout(CONNECT_MILLISECONDS)))
                        .origin(OriginRequestProvider.selector(this::origin))
                        .addInterceptor(new Unavailable());
    }

    public Future<HttpServer> listen(int port) {
        return vertx.createHttpServer(
                        new HttpServerOptions()
                                .setHttp2ClearTextEnabled(false)
                                .setMaxInitialLineLength(LONGEST_LINE)
                                .setMaxHeaderSize(2 * LONGEST_LINE))
                .requestHandler(this::handle)
                .listen(port, "127.0.0.1");
    }

    private void handle(HttpServerRequest request) {
        if (HEALTH.equals(request.path())) {
            request.response().end("UP");
        } else if (service(request).isEmpty()) {
            Problem.NO_ROUTE.answer(request.response());
        } else {
            proxy.handle(request);
        }
    }

    private Optional<SocketAddress> service(HttpServerRequest request) {
        return Optional.ofNullable(request.path()).flatMap(routes::serviceFor).map(services::get);
    }

    private Future<SocketAddress> origin(ProxyContext context) {
        return Future.succeededFuture(service(context.request().proxiedRequest()).orElseThrow());
    }

    /** Says in words of its own that a service does not answer, rather than in an empty 502. */
    private static final class Unavailable implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest().recover(failure -> problem(context, failure));
        }

        /** Answers past the proxy, which would not send a response that it has not received. */
        private static Future<ProxyResponse> problem(ProxyContext context, Throwable failure) {
            Problem problem =
                    failure instanceof ConnectException ? Problem.NOT_RUNNING : Problem.NO_ANSWER;
            HttpServerRequest request = context.request().proxiedRequest();
            request.resume();
            if (!request.response().headWritten()) {
                problem.answer(request.response());
            }
            return Future.future(never -> {});
        }
    }
}
