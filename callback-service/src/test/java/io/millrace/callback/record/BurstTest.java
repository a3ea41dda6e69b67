package io.millrace.callback.record;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.callback.CallbackClient;
import io.millrace.callback.JobIds;
import io.millrace.callback.TopicReader;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A vendor's middleware that retries after an outage: all of its callbacks at once. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class BurstTest {

    private static final int CALLBACKS = 5000;
    private static final int CONNECTIONS = 500;
    private static final int MOST = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How long it took, and what was answered. */
    private record Answered(long nanoseconds, HttpResponse<Buffer> response) {}

    @Inject Pool pool;
    @Inject Vertx vertx;

    @Inject
    @ConfigProperty(name = "millrace.kafka.bootstrap-servers")
    String kafka;

    private final String token = CallbackClient.as(TestUser.MERIDIAN_INTEGRATION).token();

    @Test
    void losesNothingAndMakesTheLastWaitNotMuchLongerThanMost() {
        burst(reserve(), 500);
        List<String> jobs = reserve();

        List<Answered> answers = burst(jobs, CALLBACKS);

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.response().bodyAsJsonObject().getInteger("status"))
                                .isEqualTo(200));
        assertThat(audited(jobs)).isEqualTo(CALLBACKS);
        assertThat(told(jobs)).isEqualTo(CALLBACKS);
        var times = answers.stream().map(Answered::nanoseconds).sorted().toList();
        assertThat(times.get(CALLBACKS * 99 / 100)).isLessThan(MOST * times.get(CALLBACKS / 2));
    }

    private List<String> reserve() {
        List<String> jobs = Stream.generate(JobIds::any).limit(CALLBACKS).toList();
        pool.preparedQuery(
                        "insert into job (tenant, job_id, retire_at)"
                                + " select 'meridian', unnest($1::text[]), now() + interval '1 day'")
                .execute(Tuple.of(jobs.toArray(String[]::new)))
                .await()
                .atMost(PATIENCE);
        return jobs;
    }

    private List<Answered> burst(List<String> jobs, int count) {
        var http = WebClient.create(vertx, new WebClientOptions().setMaxPoolSize(CONNECTIONS));
        try {
            var calls = jobs.stream().limit(count).map(job -> call(http, job)).toList();
            Future.join(calls).toCompletionStage().toCompletableFuture().join();
            return calls.stream().map(Future::result).toList();
        } finally {
            http.close();
        }
    }

    private Future<Answered> call(WebClient http, String job) {
        long start = System.nanoTime();
        return http.put(RestAssured.port, "127.0.0.1", "/ws/rest/service/v2/oic/job")
                .bearerTokenAuthentication(token)
                .sendJsonObject(
                        new JsonObject()
                                .put("jobId", job)
                                .put("status", "Completed")
                                .put("message", "{\"rows\":1}"))
                .map(response -> new Answered(System.nanoTime() - start, response));
    }

    private int audited(List<String> jobs) {
        return pool.preparedQuery(
                        "select count(*)::int from audit where job_id = any($1) and changed")
                .execute(Tuple.of(jobs.toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getInteger(0))
                .await()
                .atMost(PATIENCE);
    }

    private int told(List<String> jobs) {
        try (TopicReader topic = new TopicReader(kafka)) {
            return topic.await(CALLBACKS, new HashSet<>(jobs)::contains, PATIENCE).size();
        }
    }
}
