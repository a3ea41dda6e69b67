package io.millrace.scheduler.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.pod.Pod;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.BackingServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.millrace.testing.worker.Answer;
import io.millrace.testing.worker.FakeWorker;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits at one pod hears of what was done at another. */
class WaitAcrossPodsIT {

    private static final String API = "/SchedulerService/rest-api/v1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String token = Tokens.fromKeycloak().of(TestUser.MERIDIAN_OPERATOR);

    @TempDir Path folder;

    @Test
    void anInterruptAtOnePodAnswersTheCallersThatWaitAtAnother() throws Exception {
        var settings =
                BackingServers.settings(
                        Set.of(Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK));
        try (var worker = FakeWorker.start().on("/hang", Answer.hang());
                var one = Pods.scheduler("one", folder, settings).awaitReady();
                var two = Pods.scheduler("two", folder, settings).awaitReady()) {
            var atOne = new PersistentClient(List.of(one), token, http);
            var run = runThatHangs(atOne, worker);

            var waiting = http.sendAsync(status(two, run), BodyHandlers.ofString());
            Awaitility.await().until(() -> !worker.calls("/hang").isEmpty());
            atOne.post(
                    API + "/external/interrupt",
                    "stop",
                    "{\"batchName\":\"HANGS\",\"batchRunId\":\"" + run + "\"}");

            assertThat(waiting.get(20, TimeUnit.SECONDS).body())
                    .contains("\"batchStatus\":\"INTERRUPTED\"");
        }
    }

    private static String runThatHangs(PersistentClient client, FakeWorker worker) {
        client.put(API + "/workers/HANGS", "{\"baseUrl\":\"" + worker.url() + "\"}");
        client.put(
                API + "/batches/HANGS",
                "{\"tasks\":[{\"taskCode\":\"T1\",\"worker\":\"HANGS\",\"path\":\"/hang\"}]}");
        return client.post(
                        API + "/external/trigger",
                        "start",
                        "{\"batchName\":\"HANGS\",\"batchType\":\"rest\"}")
                .path("batchRunId")
                .asText();
    }

    private HttpRequest status(Pod pod, String run) {
        return HttpRequest.newBuilder(pod.at(API + "/external/status"))
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=50")
                .header("Authorization", "Bearer " + token)
                .header("ofs_tenant_id", TestUser.MERIDIAN_OPERATOR.tenant())
                .header("ofs_service_id", "MONTHEND")
                .header("ofs_workspace_id", "WS001")
                .header("ofs_remote_user", TestUser.MERIDIAN_OPERATOR.username())
                .POST(BodyPublishers.ofString("{\"batchRunId\":\"" + run + "\"}"))
                .build();
    }
}
