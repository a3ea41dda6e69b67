package io.millrace.bounce.migration;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
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

/** Instances, taken out of one tenant and put into another. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class BounceObjectsTest {

    private static final String BODY =
            "{\"batchName\":\"BOUNCE_EBS\",\"optedIn\":true,\"hosts\":[\"db1\"],\"leadTime\":\"PT20M\"}";

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

    private static void put(TestUser user, String code, String body) {
        String[] parts = code.split("/", -1);
        String path =
                "/selfservice/v1/customers/%s/%s/instances/%s"
                        .formatted(parts[0], parts[1], parts[2]);
        var answer =
                given().auth()
                        .oauth2(Shared.TOKENS.of(user))
                        .contentType(ContentType.JSON)
                        .body(body)
                        .put(path);
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(300);
    }

    private static String code() {
        return "SI" + UUID.randomUUID().toString().substring(0, 8) + "/EBS/PROD1";
    }

    private static List<ExportedObject> export(String tenant, String pattern) {
        var request = new ExportRequest(tenant, List.of(pattern));
        return read(
                        service()
                                .body(ObjectMessages.write(request))
                                .post(ObjectMessages.PATH + "/BOUNCE_INSTANCE/export"),
                        ExportAnswer.class)
                .objects();
    }

    private static ImportRequest into(boolean overwrite, ImportedObject... objects) {
        return new ImportRequest("harbor", "harbor.operator", overwrite, List.of(objects));
    }

    private static ImportedObject instance(String code, String body) {
        return new ImportedObject("BOUNCE_INSTANCE", code, body);
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
    void isExportedAndPutElsewhereAndTakenBack() {
        String code = code();
        String other = code();
        put(TestUser.MERIDIAN_OPERATOR, code, BODY);
        var there = export("meridian", code.replace("PROD1", "*"));
        var id = UUID.randomUUID();

        var created = apply(id, into(false, instance(other, there.getFirst().body())));
        var here = export("harbor", other);
        var undone = undo(id);

        assertThat(there.getFirst().code()).isEqualTo(code);
        assertThat(there.getFirst().references())
                .containsExactly(new ObjectReference("BATCH", "BOUNCE_EBS"));
        assertThat(created.objects().getFirst().outcome()).hasToString("CREATED");
        assertThat(here.getFirst().body()).isEqualTo(there.getFirst().body());
        assertThat(undone.left()).isEmpty();
        assertThat(export("harbor", other)).isEmpty();
    }

    @Test
    void leavesOrReplacesWhatIsThereAndPutsItBack() {
        String code = code();
        put(TestUser.HARBOR_OPERATOR, code, "{\"batchName\":\"OWN\",\"optedIn\":false}");
        var before = export("harbor", code);
        var id = UUID.randomUUID();

        var left = apply(UUID.randomUUID(), into(false, instance(code, BODY)));
        var replaced = apply(id, into(true, instance(code, BODY)));
        var now = export("harbor", code).getFirst().body();
        var undone = undo(id);

        assertThat(left.objects().getFirst().outcome()).hasToString("SKIPPED");
        assertThat(replaced.objects().getFirst().outcome()).hasToString("OVERWRITTEN");
        assertThat(now).contains("BOUNCE_EBS", "db1");
        assertThat(undone.left()).isEmpty();
        assertThat(export("harbor", code)).isEqualTo(before);
    }

    @Test
    void refusesWhatDoesNotFitHere() {
        String foreign = code();
        put(TestUser.MERIDIAN_OPERATOR, foreign, BODY);

        var answer =
                apply(
                        UUID.randomUUID(),
                        into(
                                true,
                                instance(foreign, BODY),
                                instance("SI", BODY),
                                instance("../x/y", BODY),
                                instance(code(), "{}"),
                                instance(code(), "["),
                                instance(code(), BODY.replace("PT20M", "PT1M"))));

        assertThat(answer.accepted()).isFalse();
        assertThat(answer.objects())
                .allSatisfy(each -> {
                    assertThat(each.outcome()).hasToString("FAILED");
                    assertThat(each.reason()).isNotBlank();
                });
        assertThat(answer.objects().getFirst().reason())
                .isEqualTo("The support identifier belongs to another tenant.");
    }

    @Test
    void nobodyElseIsLetIn() {
        var person =
                given().auth()
                        .oauth2(Shared.TOKENS.of(TestUser.HARBOR_OPERATOR))
                        .contentType(ContentType.JSON)
                        .body("{\"tenant\":\"harbor\",\"patterns\":[\"*\"]}")
                        .post(ObjectMessages.PATH + "/BOUNCE_INSTANCE/export");

        assertThat(person.statusCode()).isEqualTo(403);
    }
}
