package io.millrace.file;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.file.store.ObjectKey;
import io.millrace.file.store.SignedUrls;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What a URL is good for, and what for not. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class SignedUrlTest {

    private static final String TEXT = "what=is&sent";

    @Inject SignedUrls urls;
    @TempDir Path folder;

    private final FileClient client = FileClient.as(TestUser.MERIDIAN_OPERATOR);
    private String url = "";
    private int id;

    @BeforeEach
    void announce() {
        Upload upload = client.announce("signed.txt", "", TEXT.length());
        url = upload.url();
        id = upload.id();
    }

    @Test
    void takesTheAnnouncedBytesOfAnyType() {
        Http.expect(200, Http.put(url, TEXT));
    }

    @Test
    void takesNoOtherLength() {
        assertThat(Http.put(url, TEXT + "!").statusCode()).isBetween(400, 403);
        assertThat(Http.put(url, "short").statusCode()).isBetween(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "POST", "HEAD"})
    void answersNoOtherMethod(String method) {
        assertThat(Http.send(method, url, "").statusCode()).isBetween(400, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-amz-acl: public-read",
                "X-Amz-Grant-Read: uri=http://acs.amazonaws.com/groups/global/AllUsers",
                "x-amz-meta-owner: nobody"
            })
    void takesNoHeaderThatIsNotSigned(String header) {
        assertThat(putWith(url, header).statusCode()).isEqualTo(403);

        assertThat(client.get("file/downloadfile/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void copiesNoObjectOfAnother() {
        Upload others =
                FileClient.as(TestUser.HARBOR_OPERATOR).upload("harbor.txt", "", "only harbor's");
        String source = URI.create(others.url()).getPath();

        assertThat(putWith(url, "x-amz-copy-source: " + source).statusCode()).isEqualTo(403);

        assertThat(client.get("file/downloadfile/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void believesNoClaimThatAHeaderIsSigned() {
        String acl = "x-amz-acl: public-read";
        String claim = "SignedHeaders=content-length;host;x-amz-acl";
        String authorization =
                "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request, "
                        + claim
                        + ", Signature=00";

        assertThat(putWith(url + "&X-Amz-" + claim, acl).statusCode()).isEqualTo(403);
        assertThat(putWith(url, acl, authorization).statusCode()).isBetween(400, 403);

        assertThat(client.get("file/downloadfile/" + id).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> putWith(String url, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofString(TEXT));
        for (String header : headers) {
            String[] field = header.split(": ", 2);
            request.header(field[0], field[1]);
        }
        return Http.send(request);
    }

    @Test
    void takesNoOtherSignature() {
        String forged = url.replaceFirst("X-Amz-Signature=.{4}", "X-Amz-Signature=0000");

        assertThat(Http.put(forged, TEXT).statusCode()).isEqualTo(403);
    }

    @Test
    void isGoodForNoOtherKey() {
        URI whole = URI.create(url);
        String other = url.replace(whole.getPath(), whole.getPath() + "0");

        assertThat(Http.put(other, TEXT).statusCode()).isEqualTo(403);
    }

    @Test
    void hasNoLongerLifeThanItSays() {
        String longer = url.replace("X-Amz-Expires=3600", "X-Amz-Expires=7200");

        assertThat(longer).isNotEqualTo(url);
        assertThat(Http.put(longer, TEXT).statusCode()).isEqualTo(403);
    }

    @Test
    void expires() {
        String key = ObjectKey.fresh("meridian", Clock.systemUTC().instant());
        String brief = urls.put(key, TEXT.length(), Duration.ofSeconds(1));

        Await.until(
                "refused", Duration.ofSeconds(10), () -> Http.put(brief, TEXT).statusCode() == 403);
    }

    @Test
    void aDownloadIsOfThatFileUnderThatNameAlone() {
        Upload upload = client.upload("read.txt", "", TEXT);
        String download = client.downloadUrl("file/downloadfile/" + upload.id());
        String path = URI.create(download).getPath();

        assertThat(Http.put(download, TEXT).statusCode()).isEqualTo(403);
        assertThat(Http.send("DELETE", download, "").statusCode()).isEqualTo(403);
        assertThat(Http.get(download.replace("read.txt", "other.txt")).statusCode()).isEqualTo(403);
        assertThat(Http.get(download.replace(path, path + "0")).statusCode()).isEqualTo(403);
        assertThat(Http.get(download).body()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-www-form-urlencoded", "multipart/form-data"})
    void takesTheBytesAsTheyAre(String type) {
        Http.expect(200, putWith(url, "Content-Type: " + type));

        String download = client.downloadUrl("file/downloadfile/" + id);
        assertThat(Http.get(download).body()).isEqualTo(TEXT);
    }

    /** {@code curl -T} and {@code --data-binary}, as they are printed; and a download. */
    @Test
    void servesCurl() throws Exception {
        Path file = Files.writeString(folder.resolve("signed.txt"), TEXT);
        Upload second = client.announce("curl.txt", "", TEXT.length());

        assertThat(Curl.status("-T", file.toString(), url)).isEqualTo("200");
        assertThat(Curl.status("-X", "PUT", "--data-binary", "@" + file, second.url()))
                .isEqualTo("200");

        Path copy = folder.resolve("copy.txt");
        String download = client.downloadUrl("file/downloadfile/" + second.id());
        assertThat(Curl.status("-o", copy.toString(), download)).isEqualTo("200");
        assertThat(copy).hasContent(TEXT);
    }

    /** As the SDK's own guide has it: its HTTP client sends the signed requests. */
    @Test
    void servesTheAmazonSdk() throws IOException {
        Upload upload = client.announce("sdk.txt", "", TEXT.length());
        try (var http = UrlConnectionHttpClient.create()) {
            assertThat(
                            send(http, SdkHttpMethod.PUT, upload.url(), TEXT)
                                    .httpResponse()
                                    .statusCode())
                    .isEqualTo(200);
            String download = client.downloadUrl("file/downloadfile/" + upload.id());
            var answer = send(http, SdkHttpMethod.GET, download, "");
            assertThat(answer.responseBody().orElseThrow()).hasContent(TEXT);
        }
    }

    private static HttpExecuteResponse send(
            SdkHttpClient http, SdkHttpMethod method, String url, String text) throws IOException {
        var request = SdkHttpFullRequest.builder().method(method).uri(URI.create(url));
        var whole = HttpExecuteRequest.builder();
        if (!text.isEmpty()) {
            request.putHeader("Content-Length", Integer.toString(text.length()));
            whole.contentStreamProvider(ContentStreamProvider.fromUtf8String(text));
        }
        return http.prepareRequest(whole.request(request.build()).build()).call();
    }
}
