package io.millrace.file;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Downloads by name and id. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class DownloadTest {

    private final FileClient client = FileClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void theUrlAnswersWithBytesTypeAndName() {
        Upload upload = client.upload("down.txt", "", "what was sent");

        Response answer = client.get("file/downloadfile/" + upload.id());

        assertThat(answer.asString()).matches("\\{\"payload\":\\{\"downloadURL\":\"[^\"]+\"}}");
        HttpResponse<String> bytes = Http.get(answer.path("payload.downloadURL"));
        assertThat(bytes.body()).isEqualTo("what was sent");
        assertThat(bytes.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(bytes.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=down.txt");
    }

    @Test
    void byNameAsPrinted() {
        client.upload("named.txt", "", "by name");

        String url =
                client.downloadUrl("file/download?fileName=named.txt&stripeName=default&prefix=");

        assertThat(Http.get(url).body()).isEqualTo("by name");
    }

    @Test
    void theSameNameAgainReplacesByNameAndLeavesTheOldId() {
        Upload old = client.upload("twice.txt", "again", "the old one");
        client.upload("twice.txt", "again", "the new one");

        String byName = client.downloadUrl("file/download?fileName=twice.txt&prefix=again");
        String byId = client.downloadUrl("file/downloadfile/" + old.id());

        assertThat(Http.get(byName).body()).isEqualTo("the new one");
        assertThat(Http.get(byId).body()).isEqualTo("the old one");
    }

    @Test
    void anUploadThatDidNotComeReplacesNothing() {
        client.upload("kept.txt", "kept", "still there");
        client.announce("kept.txt", "kept", 7);

        String url = client.downloadUrl("file/download?fileName=kept.txt&prefix=kept");

        assertThat(Http.get(url).body()).isEqualTo("still there");
    }

    @Test
    void namesOfOtherPrefixesAreOthers() {
        client.upload("same.txt", "one", "of one");
        client.upload("same.txt", "two", "of two");

        assertThat(
                        Http.get(client.downloadUrl("file/download?fileName=same.txt&prefix=one"))
                                .body())
                .isEqualTo("of one");
        assertThat(client.get("file/download?fileName=same.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasOnlyAnnouncedIsNoFile() {
        Upload upload = client.announce("never.txt", "", 9);

        assertThat(client.get("file/downloadfile/" + upload.id()).statusCode()).isEqualTo(404);
    }
}
