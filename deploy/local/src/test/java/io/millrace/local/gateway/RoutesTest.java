package io.millrace.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    private final Routes routes;

    RoutesTest() throws IOException {
        routes = Routes.parse(Files.readString(Path.of("../routes.json")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/SchedulerService/rest-api/v1/external/trigger",
                "/rest-api/v1/external/trigger",
                "/meridian/SchedulerService/rest-api/v1/external/trigger",
                "/TENANT%20/schedulerservice/rest-api/v1/external/status/",
                "/%20SchedulerService%20/rest-api/v1/workers/A%2FB",
                "/scheduler/Connector-API/process/start",
                "/SchedulerService"
            })
    void findsTheScheduler(String path) {
        assertThat(routes.serviceFor(path)).contains("scheduler-service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/v1/token",
                "/OAuth2/V1/token",
                "/harbor/oauth2/v1/clients/x/secret",
                "/admin/v1/SigningCert/jwk",
                "/ws/rest/service/v2/login"
            })
    void findsAuth(String path) {
        assertThat(routes.serviceFor(path)).contains("auth-service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ws/rest/service/v2/oic/job",
                "/meridian/ws/rest/service/v2/OIC/job/",
                "/ws/rest/service/v2/oic/audits"
            })
    void findsCallbacks(String path) {
        assertThat(routes.serviceFor(path)).contains("callback-service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/meridian/utils-service/v1/listfiles",
                "/TENANT%20/Utils-Service/v1/listfiles%20stripeName=default",
                "/utils-service/v1/file/uploadfile/%20parURL"
            })
    void findsFiles(String path) {
        assertThat(routes.serviceFor(path)).contains("file-service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/migrate/export/ABC",
                "/meridian/Public/Status/import/%20ABC",
                "/aai-object-migration-service/v1/definitions/export/ABC"
            })
    void findsMigrations(String path) {
        assertThat(routes.serviceFor(path)).contains("migration-service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/aai-dmi-service/vw/v1/repgen",
                "/meridian/AAI-DMI-Service/vw/v1/repgenstatus/",
                "/aai-dmi-service/vw/v1/reports/BATCH_RUNS"
            })
    void findsTheReportService(String path) {
        assertThat(routes.serviceFor(path)).contains("report-service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/internal/v1/job-ids",
                "/internal/v1/objects/WORKER/export",
                "",
                "/q/health",
                "/SchedulerServices/x",
                "/a/b/SchedulerService/rest-api",
                "/scheduler/other",
                "/%zz/%",
                "/oauth2"
            })
    void findsNobodyForWhatIsNotInTheTable(String path) {
        assertThat(routes.serviceFor(path)).isEmpty();
    }

    @Test
    void takesTheLongerPrefixFirst() {
        Routes two =
                Routes.parse(
                        """
                        {"routes":[{"prefix":"/a","service":"short"},{"prefix":"/a/b","service":"long"}]}
                        """);

        assertThat(two.serviceFor("/a/b/c")).contains("long");
        assertThat(two.serviceFor("/a/c")).contains("short");
    }
}
