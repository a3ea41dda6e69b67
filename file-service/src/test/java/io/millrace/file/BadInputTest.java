package io.millrace.file;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to whichever endpoint: never a fault of ours, and a refusal changes nothing. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class BadInputTest {

    private static final int TRIES = 100;

    @Inject Pool pool;

    @TestHTTPResource("/")
    URI service;

    private final FileClient operator = FileClient.as(TestUser.HARBOR_OPERATOR);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file/uploadfile/parURL",
                "file/uploadfile/multipart",
                "file/deletefilenames",
                "file/deletefilenames/none.txt"
            })
    void oddBodies(String path) {
        samples(OddInput.bodies(), TRIES)
                .forEach(body ->
                        harmless(request(path).POST(BodyPublishers.ofByteArray(body)), text(body)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listfiles?prefix=@",
                "listfiles?stripeName=@",
                "listfiles?limit=@",
                "listfiles?cursor=@",
                "listfiles%20stripeName=@",
                "file/download?fileName=@",
                "file/download?fileName=a&prefix=@",
                "file/downloadfile/@",
                "file/@"
            })
    void oddAddresses(String address) {
        samples(OddInput.words(), 60)
                .forEach(
                        word -> harmless(request(address.replace("@", encoded(word))).GET(), word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file/deletefile/@",
                "file/deletefilename/@",
                "file/deletefilename/a?prefix=@",
                "file/deletefilenames/@",
                "file/deleteprefix/@",
                "file/uploadfile/multipart/@/complete",
                "file/uploadfile/multipart/@/parts",
                "file/uploadfile/parURL?prefix=@"
            })
    void oddAddressesToPost(String address) {
        samples(OddInput.words(), 60)
                .forEach(word ->
                        harmless(
                                request(address.replace("@", encoded(word)))
                                        .POST(BodyPublishers.noBody()),
                                word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Idempotency-Key", "locale", "ofs_workspace_id", "traceparent", "Accept"})
    void oddHeaders(String name) {
        var values =
                List.of(
                        "",
                        " ",
                        "\"",
                        "\"\"",
                        "x".repeat(3000),
                        "en_US",
                        "zz-ZZ-zz",
                        "'; drop table file; --",
                        "00-0-0-00",
                        "*,*",
                        "q=;;;,,,");
        for (var value : values) {
            harmless(
                    request("file/uploadfile/parURL")
                            .setHeader(name, value)
                            .POST(BodyPublishers.ofString("[{}]")),
                    name + ": " + value);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyOverTheLimit(boolean ofKnownLength) {
        var body = BodyPublishers.ofString("x".repeat(3 << 20));
        var sent = ofKnownLength ? body : BodyPublishers.fromPublisher(body);

        var answer = harmless(request("file/uploadfile/parURL").POST(sent), "3 MiB");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("The body is over 1048576 bytes.");
    }

    @Test
    void moreFilesThanAreTakenAtOnce() {
        String one = "{\"fileName\":\"a\",\"fileSize\":5,\"mimeType\":\"DAT\"}";

        assertThat(operator.post("file/uploadfile/parURL", arrayOf(one, 1001)).statusCode())
                .isEqualTo(400);
        assertThat(operator.post("file/uploadfile/parURL", arrayOf(one, 1000)).statusCode())
                .isEqualTo(200);
    }

    private static String arrayOf(String one, int times) {
        return "[" + (one + ",").repeat(times) + "]";
    }

    private static <T> List<T> samples(Arbitrary<T> arbitrary, int number) {
        var samples = new ArrayList<T>();
        JqwikSession.run(() -> samples.addAll(sampled(arbitrary).limit(number).toList()));
        return samples;
    }

    private static <T> Stream<T> sampled(Arbitrary<T> arbitrary) {
        return arbitrary.sampleStream();
    }

    private HttpResponse<String> harmless(HttpRequest.Builder request, String what) {
        long before = Rows.count(pool, "tenant = 'harbor'");
        var answer = Http.send(request);
        assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isLessThan(500);
        if (answer.statusCode() >= 400) {
            assertThat(Rows.count(pool, "tenant = 'harbor'")).as(what).isEqualTo(before);
        }
        return answer;
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(service.resolve(FileClient.API + address))
                .setHeader("Content-Type", "application/json")
                .setHeader("Authorization", "Bearer " + operator.token())
                .setHeader("ofs_tenant_id", "harbor")
                .setHeader("ofs_workspace_id", "WS001")
                .setHeader("ofs_remote_user", TestUser.HARBOR_OPERATOR.username());
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, UTF_8).replace("+", "%20");
    }

    private static String text(byte[] body) {
        var text = new String(body, UTF_8);
        return text.length() < 500 ? text : text.substring(0, 500) + "…";
    }
}
