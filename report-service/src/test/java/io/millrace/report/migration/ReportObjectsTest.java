package io.millrace.report.migration;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.objects.ExportAnswer;
import io.millrace.contracts.objects.ExportRequest;
import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ImportAnswer;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.millrace.contracts.objects.ObjectMessages;
import io.millrace.contracts.objects.ObjectReference;
import io.millrace.contracts.objects.UndoAnswer;
import io.millrace.testing.servers.RealmAccess;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Definitions of reports, taken out of one tenant and put into another. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class ReportObjectsTest {

    private static final String BODY =
            "{\"name\":\"Failed runs\",\"view\":\"BATCH_RUNS\",\"columns\":[\"BATCH_NAME\",\"STATUS\"],\"defaultFilter\":\"BATCH_RUNS.STATUS = 'FAILED'\"}";

    private static final class Shared {
        static final Tokens TOKENS = Tokens.fromKeycloak();
        static final String SERVICE = token();

        private static String token() {
            RealmAccess realm = RealmAccess.ofSharedKeycloak();
            return given().auth()
                    .preemptive()
                    .basic(
                            "migration-service",
                            realm.secret("MILLRACE_REALM_MIGRATION_SERVICE_SECRET"))
                    .formParam("grant_type", "client_credentials")
                    .post(realm.tokenEndpoint())
                    .path("access_token");
        }
    }

    private static RequestSpecification service() {
        return given().auth().oauth2(Shared.SERVICE).contentType(ContentType.JSON);
    }

    private static Response report(TestUser user, String method, String code, String body) {
        return given().auth()
                .oauth2(Shared.TOKENS.of(user))
                .header("ofs_service_id", "ledger")
                .header("ofs_workspace_id", "WS001")
                .header("ofs_remote_user", user.username())
                .contentType(ContentType.JSON)
                .body(body)
                .request(method, "/aai-dmi-service/vw/v1/reports/" + code);
    }

    private static List<ExportedObject> export(String tenant, String pattern) {
        var request = new ExportRequest(tenant, List.of(pattern));
        return read(
                        service()
                                .body(ObjectMessages.write(request))
                                .post(ObjectMessages.PATH + "/REPORT/export"),
                        ExportAnswer.class)
                .objects();
    }

    private static ImportRequest into(boolean overwrite, ImportedObject... objects) {
        return new ImportRequest("harbor", "harbor.operator", overwrite, List.of(objects));
    }

    private static ImportedObject object(ExportedObject exported) {
        return new ImportedObject(exported.type(), exported.code(), exported.body());
    }

    private static ImportAnswer apply(UUID id, ImportRequest request) {
        return read(
                service()
                        .body(ObjectMessages.write(request))
                        .put(ObjectMessages.PATH + "/imports/" + id),
                ImportAnswer.class);
    }

    private static UndoAnswer undo(UUID id) {
        return read(
                service().delete(ObjectMessages.PATH + "/imports/" + id + "?tenant=harbor"),
                UndoAnswer.class);
    }

    private static <T> T read(Response answer, Class<T> type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return ObjectMessages.read(answer.asByteArray(), type);
    }

    @Test
    void isCarriedAndExportedAlikeAndTakenBack() {
        report(TestUser.MERIDIAN_OPERATOR, "PUT", "CARRY_A", BODY);
        var there = export("meridian", "CARRY_*");
        var id = UUID.randomUUID();

        var created = apply(id, into(false, object(there.getFirst())));
        var again = apply(id, into(false, object(there.getFirst())));
        var here = export("harbor", "CARRY_*");
        var undone = undo(id);

        assertThat(there.getFirst().references())
                .containsExactly(new ObjectReference(ObjectReference.DATA_SOURCE, "reporting"));
        assertThat(created.objects().getFirst().outcome()).hasToString("CREATED");
        assertThat(again).isEqualTo(created);
        assertThat(here).isEqualTo(there);
        assertThat(undone.left()).isEmpty();
        assertThat(export("harbor", "CARRY_*")).isEmpty();
    }

    @Test
    void leavesOrReplacesWhatIsThereAndPutsItBack() {
        report(TestUser.MERIDIAN_OPERATOR, "PUT", "OVER_A", BODY);
        report(TestUser.HARBOR_OPERATOR, "PUT", "OVER_A", "{\"view\":\"TASK_RUNS\"}");
        var before = export("harbor", "OVER_A");
        var object = object(export("meridian", "OVER_A").getFirst());
        var id = UUID.randomUUID();

        var left = apply(UUID.randomUUID(), into(false, object));
        var replaced = apply(id, into(true, object));
        var body = export("harbor", "OVER_A").getFirst().body();
        var undone = undo(id);

        assertThat(left.objects().getFirst().outcome()).hasToString("SKIPPED");
        assertThat(replaced.objects().getFirst().outcome()).hasToString("OVERWRITTEN");
        assertThat(body).isEqualTo(object.body());
        assertThat(undone.left()).isEmpty();
        assertThat(export("harbor", "OVER_A")).isEqualTo(before);
    }

    @Test
    void refusesWhatDoesNotFitHere() {
        var answer =
                apply(
                        UUID.randomUUID(),
                        into(
                                true,
                                new ImportedObject(
                                        "REPORT", "A", "{\"view\":\"X\",\"dataSource\":\"none\"}"),
                                new ImportedObject("REPORT", "B", "{\"view\":\"NO_VIEW\"}"),
                                new ImportedObject("REPORT", "C", "{}"),
                                new ImportedObject("REPORT", "D", "["),
                                new ImportedObject("REPORT", "1", BODY),
                                new ImportedObject("REPORT", "BATCH_RUNS", BODY)));

        assertThat(answer.accepted()).isFalse();
        assertThat(answer.objects())
                .allSatisfy(each -> {
                    assertThat(each.outcome()).hasToString("FAILED");
                    assertThat(each.reason()).isNotBlank();
                });
        assertThat(answer.objects().getFirst().reason()).startsWith("/dataSource ");
        assertThat(export("harbor", "?")).isEmpty();
    }

    @Test
    void aDryRunChangesNothingAndNobodyElseIsLetIn() {
        var request = into(true, new ImportedObject("REPORT", "DRY", BODY));
        String path = ObjectMessages.PATH + "/imports/check";
        String body = ObjectMessages.write(request);

        var checked = read(service().body(body).post(path), ImportAnswer.class);
        var person =
                given().auth()
                        .oauth2(Shared.TOKENS.of(TestUser.HARBOR_OPERATOR))
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post(path);

        assertThat(checked.accepted()).isTrue();
        assertThat(export("harbor", "DRY")).isEmpty();
        assertThat(person.statusCode()).isEqualTo(403);
    }
}
