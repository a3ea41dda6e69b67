package io.millrace.file;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.pod.Pod;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.BackingServers;
import io.millrace.testing.servers.Outage;
import io.millrace.testing.token.TestUser;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed between what it was told and what it did. */
class KilledIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final FileClient client = FileClient.as(TestUser.MERIDIAN_OPERATOR);
    private final Map<String, String> settings =
            BackingServers.settings(EnumSet.allOf(Backing.class));

    @TempDir Path folder;

    @BeforeEach
    @AfterEach
    void forgetTheAddress() {
        RestAssured.reset();
    }

    /** The store is away when files are deleted, and the process dies before it is back. */
    @Test
    void aDeleteIsFinishedByTheNextProcess() {
        try (Pod pod = new Pod("file-service", folder, settings).awaitReady()) {
            point(pod);
            List<String> downloads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Upload upload = client.upload("k" + i + ".txt", "killed", "bytes");
                downloads.add(client.downloadUrl("file/downloadfile/" + upload.id()));
            }
            try (Outage _ = Outage.of(Backing.S3)) {
                assertThat(client.delete("file/deleteprefix/killed").statusCode()).isEqualTo(200);
                pod.kill();
            }
            assertThat(Http.get(downloads.getFirst()).statusCode()).isEqualTo(200);

            pod.replace();

            Await.until(
                    "all objects gone",
                    SOON,
                    () -> downloads.stream().allMatch(url -> Http.get(url).statusCode() == 404));
            assertThat(client.get("listfiles?prefix=killed").<Integer>path("count")).isZero();
        }
    }

    /** Bytes come while nobody looks. */
    @Test
    void anUploadIsFoundByTheNextProcess() {
        try (Pod pod = new Pod("file-service", folder, settings).awaitReady()) {
            point(pod);
            Upload upload = client.announce("orphaned.txt", "killed", 5);
            pod.kill();
            Http.expect(200, Http.put(upload.url(), "bytes"));

            pod.replace();

            Await.until("listed", SOON, () -> listed().contains("orphaned.txt"));
        }
    }

    private String listed() {
        Response answer = client.get("listfiles?prefix=killed");
        return answer.asString();
    }

    private static void point(Pod pod) {
        URI address = pod.at("");
        RestAssured.baseURI = "http://" + address.getHost();
        RestAssured.port = address.getPort();
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }
}
