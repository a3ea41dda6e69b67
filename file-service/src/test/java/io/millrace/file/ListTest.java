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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of files. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class ListTest {

    private final FileClient client = FileClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void theAnswerIsAsPrinted() {
        Upload upload = client.upload("listed.txt", "list-printed", "listed");

        Response answer = client.get("listfiles?stripeName=default&prefix=list-printed");

        assertThat(answer.asString())
                .matches(
                        "\\{\"payload\":\\[\\{\"v_file_name\":\"listed.txt\",\"n_file_id\":"
                                + upload.id()
                                + ",\"d_upload_date\":\"\\d\\d-[A-Z]{3}-\\d\\d \\d\\d:\\d\\d:\\d\\d [AP]M\","
                                + "\"v_stripe_name\":\"default\"}],\"count\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/utils-service/v1/listfiles%20stripeName=default",
                "/meridian/utils-service/v1/listfiles%20stripeName=default",
                "/utils-service/v1/listfiles%20stripeName=",
                "/utils-service/v1/ListFiles",
                "/utils-service/v1/listfiles/",
                "/utils-service/v1/listfiles?stripeName="
            })
    void everySpelling(String path) {
        client.upload("spelt.txt", "", "spelt");

        Response answer = client.request().get(path);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<List<String>>path("payload.v_file_name")).contains("spelt.txt");
    }

    @Test
    void anotherStripeIsEmpty() {
        assertThat(client.get("listfiles?stripeName=other").asString())
                .isEqualTo("{\"payload\":[],\"count\":0}");
    }

    @Test
    void whatIsAnnouncedOnlyIsNotListed() {
        client.announce("announced.txt", "list-announced", 5);

        assertThat(client.get("listfiles?prefix=list-announced").asString())
                .isEqualTo("{\"payload\":[],\"count\":0}");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<Integer> uploaded = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            uploaded.addFirst(client.upload("p" + i + ".txt", "list-pages", "page").id());
        }

        List<Integer> listed = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = client.get("listfiles?prefix=list-pages&limit=3&cursor=" + cursor);
            listed.addAll(page.<List<Integer>>path("payload.n_file_id"));
            assertThat(page.<Integer>path("count")).isLessThanOrEqualTo(3);
            cursor = page.path("nextCursor");
        }

        assertThat(listed).isEqualTo(uploaded);
    }
}
