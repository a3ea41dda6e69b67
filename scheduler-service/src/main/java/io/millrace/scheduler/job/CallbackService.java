package io.millrace.scheduler.job;

import io.millrace.platform.directory.ServiceToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The callback service, as a source of job ids. */
@ApplicationScoped
class CallbackService implements JobIdSource {

    private static final String PATH = "/internal/v1/job-ids";
    private static final Pattern JOB_ID = Pattern.compile("[0-9A-F]{15}");
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final WebClient http;
    private final ServiceToken token;
    private final JobSettings settings;

    CallbackService(Vertx vertx, ServiceToken token, JobSettings settings) {
        this.http = WebClient.create(vertx);
        this.token = token;
        this.settings = settings;
    }

    @Override
    public Uni<JobIdBlock> reserve(String tenant, int count) {
        return token.get().chain(known -> post(known, tenant, count)).map(this::blockOf);
    }

    private Uni<HttpResponse<Buffer>> post(String bearer, String tenant, int count) {
        var body = new JsonObject().put("tenant", tenant).put("count", count);
        return http.postAbs(settings.serviceUrl().resolve(PATH).toString())
                .bearerTokenAuthentication(bearer)
                .timeout(settings.timeout().toMillis())
                .sendJsonObject(body);
    }

    private JobIdBlock blockOf(HttpResponse<Buffer> answer) {
        if (answer.statusCode() == UNAUTHORIZED) {
            token.forget();
        }
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("it answers " + answer.statusCode());
        }
        JsonObject block = answer.bodyAsJsonObject();
        return new JobIdBlock(
                ids(block.getJsonArray("jobIds")), Instant.parse(block.getString("usableUntil")));
    }

    private static List<String> ids(JsonArray ids) {
        return ids.stream()
                .map(String::valueOf)
                .filter(id -> JOB_ID.matcher(id).matches())
                .toList();
    }
}
