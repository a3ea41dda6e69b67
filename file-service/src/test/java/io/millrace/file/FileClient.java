package io.millrace.file;

import static io.restassured.RestAssured.given;

import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Calls the service under test as one of the realm's people. */
final class FileClient {

    static final String API = "/utils-service/v1/";

    private final TestUser user;
    private final String token;

    private FileClient(TestUser user, String token) {
        this.user = user;
        this.token = token;
    }

    static FileClient as(TestUser user) {
        return new FileClient(user, Shared.TOKENS.of(user));
    }

    private static final class Shared {
        static final Tokens TOKENS = Tokens.fromKeycloak();
    }

    /** A request with token and headers, to be sent on. */
    RequestSpecification request() {
        return requestTo(user.tenant());
    }

    /** The same with a tenant that may be another's. */
    RequestSpecification requestTo(String tenant) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .header("ofs_tenant_id", tenant)
                .header("ofs_workspace_id", "WS001")
                .header("ofs_remote_user", user.username())
                .header("locale", "en-US");
    }

    Response get(String path) {
        return request().get(API + path);
    }

    Response delete(String path) {
        return request().delete(API + path);
    }

    Response post(String path, String body) {
        return request().contentType(ContentType.JSON).body(body).post(API + path);
    }

    Response post(String path) {
        return request().post(API + path);
    }

    /** Announces a text of the size and tells what the service answered. */
    Upload announce(String name, String prefix, int size) {
        return new Upload(
                post(
                        "file/uploadfile/parURL?prefix=" + prefix,
                        "{\"fileName\":\"%s\",\"fileSize\":%d,\"mimeType\":\"text/plain\"}"
                                .formatted(name, size)));
    }

    /** Announces and uploads the text. */
    Upload upload(String name, String prefix, String text) {
        Upload upload = announce(name, prefix, text.length());
        Http.expect(200, Http.put(upload.url(), text));
        return upload;
    }

    /** Where the file's bytes are. */
    String downloadUrl(String path) {
        Response answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusLine() + answer.asString());
        }
        return answer.path("payload.downloadURL");
    }

    String token() {
        return token;
    }

    String tenant() {
        return user.tenant();
    }

    String username() {
        return user.username();
    }
}
