package io.millrace.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** What the gateway itself has to say, as RFC 9457 problem details. */
enum Problem {
    UNREADABLE(400, "Bad Request", "The request is no HTTP."),
    LONG_ADDRESS(414, "URI Too Long", "The address is too long."),
    LARGE_HEADERS(431, "Request Header Fields Too Large", "The headers are too large."),
    NO_ROUTE(404, "Not Found", "No service answers this path."),
    NO_ANSWER(503, "Service Unavailable", "The service ended the connection without an answer."),
    NOT_RUNNING(503, "Service Unavailable", "The service is not running at the moment.");

    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER_SECONDS = "2";

    private final int status;
    private final String body;

    Problem(int status, String title, String detail) {
        this.status = status;
        this.body =
                new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .encode();
    }

    Future<Void> answer(HttpServerResponse response) {
        response.setStatusCode(status).putHeader("Content-Type", "application/problem+json");
        if (status == UNAVAILABLE) {
            response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        return response.end(body);
    }
}
