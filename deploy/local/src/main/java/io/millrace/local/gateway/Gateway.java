package io.millrace.local.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Bytes of a request's first line and of its headers; services take more of both. */
    private static final int LONGEST_LINE = 16 * 1024;

    private static final int LONGEST_HEADERS = 32 * 1024;

    /** With these a service hangs up, though the answer itself does not say so. */
    private static final Set<Integer> LAST_ANSWERS = Set.of(413, 414, 431);

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
                        .origin(this::origin)
                        .addInterceptor(new Unavailable());
    }

    public Future<HttpServer> listen(int port) {
        return vertx.createHttpServer(
                        new HttpServerOptions()
                                .setHttp2ClearTextEnabled(false)
                                .setMaxInitialLineLength(LONGEST_LINE)
                                .setMaxHeaderSize(LONGEST_HEADERS))
                .requestHandler(this::handle)
                .invalidRequestHandler(Gateway::refuse)
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

    /** What comes behind a request that cannot be read cannot be read either. */
    private static void refuse(HttpServerRequest request) {
        Problem problem =
                switch (request.decoderResult().cause()) {
                    case TooLongHttpLineException _ -> Problem.LONG_ADDRESS;
                    case TooLongHttpHeaderException _ -> Problem.LARGE_HEADERS;
                    case null, default -> Problem.UNREADABLE;
                };
        problem.answer(request.response().putHeader("Connection", "close"))
                .onComplete(_ -> request.connection().close());
    }

    private Future<HttpClientRequest> origin(ProxyContext context) {
        SocketAddress service = service(context.request().proxiedRequest()).orElseThrow();
        return context.client()
                .request(new RequestOptions().setServer(service))
                .onSuccess(request -> request.response().onSuccess(Gateway::leaveAfterTheLast));
    }

    /** The next request on that connection would be lost. */
    private static void leaveAfterTheLast(HttpClientResponse answer) {
        if (LAST_ANSWERS.contains(answer.statusCode())) {
            answer.request().connection().shutdown();
        }
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
