package io.millrace.auth.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Changes the realm behind the service's back, with the service's own rights. */
public final class RealmAdmin {

    private RealmAdmin() {}

    /** A new user of the tenant; the password is the name. */
    public static String newUser(String tenant) {
        String name = "test-" + UUID.randomUUID();
        Map<String, Object> password = Map.of("type", "password", "value", name);
        Map<String, Object> user =
                Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "attributes",
                        Map.of("tenant", List.of(tenant)),
                        "credentials",
                        List.of(password));
        asService().body(user).post(admin("/users")).then().statusCode(201);
        return name;
    }

    /** A client of the tenant that may use no grant. */
    public static String newClientWithoutGrants(String tenant, String secret) {
        String clientId = tenant + "-test-" + UUID.randomUUID();
        Map<String, Object> client =
                Map.of(
                        "clientId",
                        clientId,
                        "secret",
                        secret,
                        "standardFlowEnabled",
                        false,
                        "attributes",
                        Map.of("tenant", tenant));
        asService().body(client).post(admin("/clients")).then().statusCode(201);
        return clientId;
    }

    /** Changes fields of a client, among them its whole attributes. */
    public static void change(String clientId, Map<String, Object> fields) {
        String id =
                asService().queryParam("clientId", clientId).get(admin("/clients")).path("[0].id");
        asService().body(fields).put(admin("/clients/" + id)).then().statusCode(204);
    }

    public static void disable(String userName) {
        String id =
                asService()
                        .queryParam("username", userName)
                        .queryParam("exact", true)
                        .get(admin("/users"))
                        .path("[0].id");
        asService().body(Map.of("enabled", false)).put(admin("/users/" + id));
    }

    private static RequestSpecification asService() {
        return given().auth().oauth2(ownToken()).contentType(ContentType.JSON);
    }

    private static String ownToken() {
        return given().auth()
                .preemptive()
                .basic(
                        setting("millrace.service.client-id"),
                        setting("millrace.service.client-secret"))
                .formParam("grant_type", "client_credentials")
                .post(
                        setting("millrace.keycloak.url")
                                + "/realms/millrace/protocol/openid-connect/token")
                .path("access_token");
    }

    private static String admin(String path) {
        return setting("millrace.keycloak.url") + "/admin/realms/millrace" + path;
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
