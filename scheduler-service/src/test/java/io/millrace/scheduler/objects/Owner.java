package io.millrace.scheduler.objects;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.objects.ExportAnswer;
import io.millrace.contracts.objects.ExportRequest;
import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ImportAnswer;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.millrace.contracts.objects.ObjectMessages;
import io.millrace.contracts.objects.UndoAnswer;
import io.millrace.testing.servers.RealmAccess;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The scheduler as the migration-service sees it. */
final class Owner {

    private Owner() {}

    private static final class Shared {
        static final String TOKEN = token("migration-service", "MIGRATION_SERVICE");
    }

    /** A token that the client got for itself. */
    static String token(String client, String placeholder) {
        RealmAccess realm = RealmAccess.ofSharedKeycloak();
        return given().auth()
                .preemptive()
                .basic(client, realm.secret("MILLRACE_REALM_" + placeholder + "_SECRET"))
                .formParam("grant_type", "client_credentials")
                .post(realm.tokenEndpoint())
                .path("access_token");
    }

    static RequestSpecification request() {
        return as(Shared.TOKEN);
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    static List<ExportedObject> export(String tenant, String type, String... patterns) {
        var request = new ExportRequest(tenant, List.of(patterns));
        return read(post("/" + type + "/export", request), ExportAnswer.class).objects();
    }

    static ImportAnswer check(ImportRequest request) {
        return read(post("/imports/check", request), ImportAnswer.class);
    }

    static Response post(String path, Object message) {
        return request().body(ObjectMessages.write(message)).post(ObjectMessages.PATH + path);
    }

    static Response put(UUID id, ImportRequest request) {
        return request()
                .body(ObjectMessages.write(request))
                .put(ObjectMessages.PATH + "/imports/" + id);
    }

    static ImportAnswer apply(UUID id, ImportRequest request) {
        return read(put(id, request), ImportAnswer.class);
    }

    static UndoAnswer undo(UUID id, String tenant) {
        return read(
                request()
                        .queryParam("tenant", tenant)
                        .delete(ObjectMessages.PATH + "/imports/" + id),
                UndoAnswer.class);
    }

    static ImportRequest into(String tenant, boolean overwrite, ImportedObject... objects) {
        return new ImportRequest(tenant, tenant + ".operator", overwrite, List.of(objects));
    }

    static ImportRequest into(String tenant, boolean overwrite, List<ExportedObject> objects) {
        return into(
                tenant,
                overwrite,
                objects.stream()
                        .map(each -> new ImportedObject(each.type(), each.code(), each.body()))
                        .toArray(ImportedObject[]::new));
    }

    static List<String> outcomes(ImportAnswer answer) {
        return answer.objects().stream().map(each -> each.outcome().name()).toList();
    }

    static ImportedObject object(String type, String code, String body) {
        return new ImportedObject(type, code, body);
    }

    private static <T> T read(Response answer, Class<T> type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return ObjectMessages.read(answer.asByteArray(), type);
    }

    static String codes(List<ExportedObject> objects) {
        return Arrays.toString(objects.stream().map(ExportedObject::code).toArray());
    }
}
