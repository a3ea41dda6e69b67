package io.millrace.migration;

import static io.millrace.migration.fake.Neighbours.BOUNCE;
import static io.millrace.migration.fake.Neighbours.FILES;
import static io.millrace.migration.fake.Neighbours.REPORT;
import static io.millrace.migration.fake.Neighbours.SCHEDULER;
import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.objects.ObjectReference;
import io.millrace.migration.bundle.Sha256;
import io.millrace.migration.bundle.Zips;
import io.millrace.migration.fake.FakeAddresses;
import io.millrace.migration.fake.Neighbours;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports and imports over several owners. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
@QuarkusTestResource(FakeAddresses.class)
class ImportTest {

    private static final String EXPORT_ALL =
            """
            {"objects":[{"type":"BATCH_GROUP","code":"MONTH_*"},{"type":"REPORT","code":"SUMMARY"},
              {"type":"BOUNCE_INSTANCE","code":"SI-1/EBS/prod"}],"withDependencies":%s}
            """;

    private final MigrationClient meridian = MigrationClient.as(TestUser.MERIDIAN_OPERATOR);
    private final MigrationClient harbor = MigrationClient.as(TestUser.HARBOR_OPERATOR);

    @BeforeEach
    void objectsOfMeridian() {
        Neighbours.reset();
        SCHEDULER
                .with("meridian", "WORKER", "LEDGER", "{\"baseUrl\":\"http://x\"}")
                .with("meridian", "BATCH", "LOAD", "{\"n\":1.50}", reference("WORKER", "LEDGER"))
                .with("meridian", "BATCH", "NIGHT", "{}", reference("WORKER", "LEDGER"))
                .with("meridian", "BATCH_GROUP", "MONTH_END", "{}", reference("BATCH", "LOAD"));
        REPORT.with("meridian", "REPORT", "SUMMARY", "{}", reference("DATA_SOURCE", "reporting"));
        BOUNCE.with(
                "meridian", "BOUNCE_INSTANCE", "SI-1/EBS/prod", "{}", reference("BATCH", "NIGHT"));
    }

    private static ObjectReference reference(String type, String code) {
        return new ObjectReference(type, code);
    }

    private static String code() {
        return "T-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private byte[] exported(boolean withDependencies) {
        var view = meridian.run("export", code(), EXPORT_ALL.formatted(withDependencies));
        assertThat(view.getString("status")).as(view.prettify()).isEqualTo("SUCCESS");
        return FILES.bytes(view.getLong("bundle.fileId"));
    }

    private JsonPath imported(byte[] bundle, String option) {
        long file = FILES.add("harbor", bundle);
        return harbor.run(
                "import",
                code(),
                "{\"fileId\":%d,\"overWriteOptions\":\"%s\"}".formatted(file, option));
    }

    private static Map<String, Object> result(JsonPath view, String code) {
        return view.getMap("results.find { it.code == '" + code + "' }");
    }

    @Test
    void dependenciesGoAlongWhereTheyAreWanted() {
        var with = meridian.run("export", code(), EXPORT_ALL.formatted(true));
        var without = meridian.run("export", code(), EXPORT_ALL.formatted(false));

        assertThat(with.getList("results.code"))
                .containsExactly(
                        "LOAD", "NIGHT", "MONTH_END", "SI-1/EBS/prod", "SUMMARY", "LEDGER");
        assertThat(with.getList("results.result")).containsOnly("EXPORTED");
        assertThat(without.getList("results.code"))
                .containsExactly("MONTH_END", "SI-1/EBS/prod", "SUMMARY");
    }

    @Test
    void theSameObjectsGiveTheSameBundle() {
        assertThat(exported(true)).isEqualTo(exported(true));
    }

    @Test
    void whatIsImportedIsExportedAlike() {
        byte[] bundle = exported(true);

        var view = imported(bundle, "N");

        assertThat(view.getString("status")).as(view.prettify()).isEqualTo("SUCCESS");
        assertThat(view.getList("results.result")).containsOnly("CREATED").hasSize(6);
        assertThat(SCHEDULER.bodies("harbor")).isEqualTo(SCHEDULER.bodies("meridian"));
    }

    @Test
    void whatIsThereIsLeftOrReplacedAsAskedFor() {
        byte[] bundle = exported(true);
        SCHEDULER.with("harbor", "BATCH", "LOAD", "{\"own\":true}");

        var left = imported(bundle, "N");
        var own = SCHEDULER.bodies("harbor").get("LOAD");
        var replaced = imported(bundle, "Y");

        assertThat(result(left, "LOAD"))
                .containsEntry("result", "SKIPPED")
                .containsEntry("reason", "It exists already.");
        assertThat(result(left, "NIGHT")).containsEntry("result", "CREATED");
        assertThat(own).isEqualTo("{\"own\":true}");
        assertThat(result(replaced, "LOAD")).containsEntry("result", "OVERWRITTEN");
        assertThat(SCHEDULER.bodies("harbor")).containsEntry("LOAD", "{\"n\":1.50}");
    }

    @Test
    void anObjectThatIsRefusedKeepsAllFromBeingWritten() {
        byte[] bundle = exported(true);
        BOUNCE.refuse("CHECK", "SI-1/EBS/prod", "/leadTime is under 16 minutes");

        var view = imported(bundle, "Y");

        assertThat(view.getString("status")).isEqualTo("FAILED");
        assertThat(view.getString("reason")).isEqualTo("One object was refused.");
        assertThat(result(view, "SI-1/EBS/prod"))
                .containsEntry("result", "FAILED")
                .containsEntry("reason", "/leadTime is under 16 minutes");
        assertThat(result(view, "LOAD")).containsEntry("result", "SKIPPED");
        assertThat(SCHEDULER.calls()).doesNotContain("APPLY");
        assertThat(SCHEDULER.bodies("harbor")).isEmpty();
    }

    @Test
    void whatWasWrittenIsTakenBackWhereALaterOwnerRefuses() {
        byte[] bundle = exported(true);
        BOUNCE.refuse("APPLY", "SI-1/EBS/prod", "/batchName was deleted meanwhile");

        var view = imported(bundle, "Y");

        assertThat(view.getString("status")).isEqualTo("FAILED");
        assertThat(SCHEDULER.calls()).endsWith("CHECK", "APPLY", "UNDO");
        assertThat(REPORT.calls()).endsWith("CHECK", "APPLY", "UNDO");
        assertThat(SCHEDULER.bodies("harbor")).isEmpty();
        assertThat(REPORT.bodies("harbor")).isEmpty();
        assertThat(result(view, "SI-1/EBS/prod")).containsEntry("result", "FAILED");
        assertThat(result(view, "SUMMARY"))
                .containsEntry("result", "SKIPPED")
                .containsEntry("reason", "It was taken back, since the import failed.");
    }

    @Test
    void whatAnotherOwnerHasMustBeThereOrComeAlong() {
        byte[] bundle = exported(false);

        var missing = imported(bundle, "Y");
        SCHEDULER.with("harbor", "BATCH", "NIGHT", "{}").with("harbor", "BATCH", "LOAD", "{}");
        var there = imported(bundle, "Y");

        assertThat(result(missing, "SI-1/EBS/prod").get("reason"))
                .isEqualTo("It refers to BATCH NIGHT, which is neither in the bundle nor here.");
        assertThat(there.getString("status")).isEqualTo("SUCCESS");
    }

    @Test
    void aHostileFileIsRefusedBeforeAnybodyIsAsked() {
        List<byte[]> hostile = Zips.hostile();
        for (int i = 1; i < hostile.size(); i++) {
            var view = imported(hostile.get(i), "Y");

            assertThat(view.getString("status")).as("file " + i).isEqualTo("FAILED");
            assertThat(view.getString("reason")).as("file " + i).isNotBlank();
            assertThat(view.getList("results")).as("file " + i).isEmpty();
        }
        assertThat(SCHEDULER.calls()).isEmpty();
    }

    @Test
    void aTypeThatIsNotKnownIsRefused() {
        String digest = Sha256.of("{}".getBytes(UTF_8));
        var manifest = Zips.manifest("WORKER/A.json", digest, 2).replace("WORKER", "PLANET");

        var view =
                imported(Zips.zip(Map.of("manifest.json", manifest, "PLANET/A.json", "{}")), "Y");

        assertThat(view.getString("reason"))
                .isEqualTo("The bundle holds a PLANET, which is of no type known here.");
    }

    @Test
    void anOwnerThatIsAwayIsWaitedFor() {
        byte[] bundle = exported(true);
        long file = FILES.add("harbor", bundle);
        String code = code();
        harbor.put("import", code, "{\"fileId\":%d,\"overWriteOptions\":\"Y\"}".formatted(file));
        REPORT.away(true);
        harbor.trigger("import", code);
        Awaitility.await().until(() -> SCHEDULER.calls().contains("CHECK"));
        var meanwhile = harbor.get("import", code).jsonPath();

        REPORT.away(false);

        assertThat(meanwhile.getString("status")).isEqualTo("INPROGRESS");
        assertThat(meanwhile.getString("progress.step")).isEqualTo("CHECK");
        assertThat(meanwhile.getInt("progress.total")).isEqualTo(6);
        assertThat(harbor.ended("import", code).getString("status")).isEqualTo("SUCCESS");
    }

    @Test
    void aFileThatIsGoneFailsTheImport() {
        long file = FILES.add("harbor", exported(true));
        String code = code();
        harbor.put("import", code, "{\"fileId\":%d,\"overWriteOptions\":\"Y\"}".formatted(file));
        FILES.remove(file);
        harbor.trigger("import", code);

        assertThat(harbor.ended("import", code).getString("reason"))
                .isEqualTo("File " + file + " is not there any more.");
    }
}
