package io.millrace.scheduler.objects;

import static io.millrace.scheduler.objects.Owner.apply;
import static io.millrace.scheduler.objects.Owner.check;
import static io.millrace.scheduler.objects.Owner.codes;
import static io.millrace.scheduler.objects.Owner.export;
import static io.millrace.scheduler.objects.Owner.into;
import static io.millrace.scheduler.objects.Owner.object;
import static io.millrace.scheduler.objects.Owner.outcomes;
import static io.millrace.scheduler.objects.Owner.undo;
import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.objects.ObjectMessages;
import io.millrace.contracts.objects.ObjectReference;
import io.millrace.scheduler.ConnectorClient;
import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Definitions and schedules, taken out of one tenant and put into another. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class ObjectResourceTest {

    private static final String WORKER =
            """
            {"baseUrl":"http://127.0.0.1:9","auth":{"type":"bearer","secret":"${secret:LEDGER_TOKEN}"}}
            """;
    private static final String BATCH =
            """
            {"batchParams":{"API_KEY":"s3cr3t","REGION":"EU","RATE":1.50},"secretParams":["API_KEY"],
             "tasks":[{"taskCode":"LOAD","worker":"%s","path":"/load","headers":{"X-Key":"${secret:OTHER}"}}]}
            """;

    private final SchedulerClient meridian = SchedulerClient.as(TestUser.MERIDIAN_OPERATOR);
    private final SchedulerClient harbor = SchedulerClient.as(TestUser.HARBOR_OPERATOR);

    private void define(SchedulerClient tenant, String name) {
        tenant.put("workers/" + name + "_W", WORKER);
        tenant.put("batches/" + name + "_B", BATCH.formatted(name + "_W"));
        tenant.put(
                "batch-groups/" + name + "_G",
                "{\"members\":[{\"batchName\":\"%s_B\"}]}".formatted(name));
    }

    private static List<io.millrace.contracts.objects.ExportedObject> all(
            String tenant, String name) {
        return java.util.stream.Stream.of("WORKER", "BATCH", "BATCH_GROUP")
                .flatMap(type -> export(tenant, type, name + "_?").stream())
                .toList();
    }

    @Test
    void findsObjectsByPatternAndKeepsSecretsBack() {
        define(meridian, "OUT");
        define(meridian, "OUTER");

        var batches = export("meridian", "BATCH", "OUT_*");

        assertThat(codes(batches)).isEqualTo("[OUT_B]");
        assertThat(batches.getFirst().body())
                .doesNotContain("s3cr3t")
                .contains("\"REGION\":\"EU\"", "1.50", "${secret:OTHER}");
        assertThat(batches.getFirst().secrets()).containsExactly("API_KEY", "OTHER");
        assertThat(batches.getFirst().references())
                .containsExactly(new ObjectReference("WORKER", "OUT_W"));
        assertThat(codes(export("meridian", "WORKER", "OUT*W"))).isEqualTo("[OUTER_W, OUT_W]");
        assertThat(export("harbor", "BATCH", "OUT_*")).isEmpty();
    }

    @Test
    void putsThemIntoAnotherTenantWhichExportsThemAlike() {
        define(meridian, "COPY");
        var there = all("meridian", "COPY");

        var created = apply(UUID.randomUUID(), into("harbor", false, there));

        assertThat(outcomes(created)).containsExactly("CREATED", "CREATED", "CREATED");
        assertThat(all("harbor", "COPY")).isEqualTo(there);
        assertThat(harbor.get("batches/COPY_B").jsonPath().getString("tasks[0].worker"))
                .isEqualTo("COPY_W");
    }

    @Test
    void aDryRunSaysWhatWouldComeOfItAndChangesNothing() {
        define(meridian, "DRY");
        var objects = all("meridian", "DRY");

        var checked = check(into("harbor", true, objects));

        assertThat(outcomes(checked)).containsExactly("CREATED", "CREATED", "CREATED");
        assertThat(all("harbor", "DRY")).isEmpty();
    }

    @Test
    void oneThatIsRefusedKeepsAllFromBeingWritten() {
        var answer =
                apply(
                        UUID.randomUUID(),
                        into(
                                "harbor",
                                true,
                                object("WORKER", "ALONE_W", WORKER),
                                object("BATCH", "ALONE_B", BATCH.formatted("NOBODY"))));

        assertThat(answer.accepted()).isFalse();
        assertThat(outcomes(answer)).containsExactly("CREATED", "FAILED");
        assertThat(answer.objects().get(1).reason())
                .isEqualTo("/tasks/0/worker is no known worker: NOBODY");
        assertThat(all("harbor", "ALONE")).isEmpty();
    }

    @Test
    void leavesOrReplacesWhatIsThereAndKeepsItsSecrets() {
        define(meridian, "OVER");
        define(harbor, "OVER");
        harbor.put(
                "batches/OVER_B",
                BATCH.formatted("OVER_W").replace("s3cr3t", "own").replace("EU", "US"));
        var objects = all("meridian", "OVER");

        var left = apply(UUID.randomUUID(), into("harbor", false, objects));
        var region = harbor.get("batches/OVER_B").jsonPath().getString("batchParams.REGION");
        var replaced = apply(UUID.randomUUID(), into("harbor", true, objects));

        assertThat(outcomes(left)).containsOnly("SKIPPED");
        assertThat(region).isEqualTo("US");
        assertThat(outcomes(replaced)).containsOnly("OVERWRITTEN");
        var params = harbor.get("batches/OVER_B").jsonPath();
        assertThat(params.getString("batchParams.REGION")).isEqualTo("EU");
        assertThat(params.getString("batchParams.API_KEY")).isEqualTo("********");
        assertThat(all("harbor", "OVER")).isEqualTo(objects);
    }

    @Test
    void theSameImportTwiceIsOne() {
        define(meridian, "TWICE");
        var request = into("harbor", false, all("meridian", "TWICE"));
        var id = UUID.randomUUID();

        var first = apply(id, request);
        var second = apply(id, request);

        assertThat(second).isEqualTo(first);
        assertThat(outcomes(second)).containsOnly("CREATED");
    }

    @Test
    void anUndoPutsEverythingBackAndHoldsForLateImports() {
        define(meridian, "BACK");
        harbor.put("workers/BACK_W", "{\"baseUrl\":\"http://127.0.0.1:10\"}");
        var before = all("harbor", "BACK");
        var request = into("harbor", true, all("meridian", "BACK"));
        var id = UUID.randomUUID();
        apply(id, request);

        var undone = undo(id, "harbor");
        var again = undo(id, "harbor");

        assertThat(undone.left()).isEmpty();
        assertThat(again).isEqualTo(undone);
        assertThat(all("harbor", "BACK")).isEqualTo(before);
        assertThat(Owner.put(id, request).statusCode()).isEqualTo(409);
        assertThat(all("harbor", "BACK")).isEqualTo(before);
    }

    @Test
    void anUndoThatComesFirstKeepsTheImportFromHappening() {
        define(meridian, "EARLY");
        var id = UUID.randomUUID();

        undo(id, "harbor");
        var late = Owner.put(id, into("harbor", true, all("meridian", "EARLY")));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(all("harbor", "EARLY")).isEmpty();
    }

    @Test
    void anUndoLeavesWhatSomebodyChangedSince() {
        define(meridian, "SINCE");
        var id = UUID.randomUUID();
        apply(id, into("harbor", false, all("meridian", "SINCE")));
        harbor.put("workers/SINCE_W", "{\"baseUrl\":\"http://127.0.0.1:11\"}");

        var undone = undo(id, "harbor");

        assertThat(undone.left()).extracting("code").containsExactly("SINCE_W");
        assertThat(codes(all("harbor", "SINCE"))).isEqualTo("[SINCE_W]");
    }

    @Test
    void carriesSchedulesByTheirIds() {
        define(meridian, "CRON");
        var connector = ConnectorClient.as(TestUser.MERIDIAN_OPERATOR);
        String spid =
                connector
                        .start(
                                "{\"name\":\"CRON_B\",\"values\":{\"API_KEY\":\"k3y\",\"REGION\":\"EU\"},\"quartzDef\":\"0 0 6 ? * MON-FRI\",\"retryCount\":\"1\"}")
                        .path("robustaSpid");
        var schedules = export("meridian", "PROCESS_SCHEDULE", spid);
        apply(UUID.randomUUID(), into("harbor", false, all("meridian", "CRON")));
        var id = UUID.randomUUID();

        var created = apply(id, into("harbor", false, schedules));

        assertThat(schedules).hasSize(1);
        assertThat(schedules.getFirst().body()).doesNotContain("k3y").contains("MON-FRI");
        assertThat(schedules.getFirst().secrets()).containsExactly("API_KEY");
        assertThat(outcomes(created)).containsExactly("CREATED");
        assertThat(export("harbor", "PROCESS_SCHEDULE", "*").getFirst().body())
                .isEqualTo(schedules.getFirst().body());
        assertThat(undo(id, "harbor").left()).isEmpty();
        assertThat(export("harbor", "PROCESS_SCHEDULE", "*")).isEmpty();
        connector.delete(spid);
    }

    @Test
    void aBodyThatIsNoneIsTheObjectsOwnFault() {
        var answer =
                check(
                        into(
                                "harbor",
                                true,
                                object("WORKER", "BAD", "{"),
                                object("WORKER", "1", WORKER),
                                object("BATCH", "BAD_B", "[]"),
                                object("PROCESS_SCHEDULE", "no-id", "{}"),
                                object(
                                        "PROCESS_SCHEDULE",
                                        "5f0f1d0e-5b7c-4e0b-9d43-7a2f3c1b9a11",
                                        "{\"name\":\"X\",\"quartzDef\":\"never\"}")));

        assertThat(outcomes(answer)).containsOnly("FAILED");
        assertThat(answer.objects()).allSatisfy(each -> assertThat(each.reason()).isNotBlank());
    }

    @Test
    void nobodyElseIsLetIn() {
        String path = ObjectMessages.PATH + "/WORKER/export";
        String body = "{\"tenant\":\"meridian\",\"patterns\":[\"*\"]}";
        String person = Tokens.fromKeycloak().of(TestUser.MERIDIAN_OPERATOR);
        String client = Tokens.fromKeycloak().ofClient("meridian");
        String other = Owner.token("file-service", "FILE_SERVICE");

        for (String token : List.of(person, client, other)) {
            assertThat(Owner.as(token).body(body).post(path).statusCode()).isEqualTo(403);
        }
        assertThat(Owner.as("none").body(body).post(path).statusCode()).isEqualTo(401);
    }

    @Test
    void aMessageThatIsNoneIsRefused() {
        var here = ObjectMessages.PATH;
        assertThat(Owner.request().body("{}").post(here + "/WORKER/export").statusCode())
                .isEqualTo(400);
        assertThat(
                        Owner.request()
                                .body("{\"tenant\":\"meridian\",\"patterns\":[]}")
                                .post(here + "/REPORT/export")
                                .statusCode())
                .isEqualTo(404);
        assertThat(Owner.request().body("nonsense").put(here + "/imports/x").statusCode())
                .isEqualTo(400);
        assertThat(
                        Owner.put(
                                        UUID.randomUUID(),
                                        into(
                                                "harbor",
                                                true,
                                                object("WORKER", "A", WORKER),
                                                object("WORKER", "A", WORKER)))
                                .statusCode())
                .isEqualTo(400);
        assertThat(Owner.request().delete(here + "/imports/" + UUID.randomUUID()).statusCode())
                .isEqualTo(400);
    }
}
