package io.millrace.scheduler.connector;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.ConnectorClient;
import io.millrace.scheduler.SchedulerClient;
import io.millrace.scheduler.StateOf;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the connector refuses, in which words; and that a refusal changes nothing. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class ConnectorRefusalsTest {

    @Inject Pool pool;

    private final SchedulerClient scheduler = SchedulerClient.as(TestUser.MERIDIAN_OPERATOR);
    private final ConnectorClient connector = ConnectorClient.as(TestUser.MERIDIAN_OPERATOR);

    @BeforeEach
    void define() {
        scheduler.put("workers/ROBOT", "{\"baseUrl\":\"http://127.0.0.1:9\"}");
        scheduler.put(
                "batches/REFUSED",
                "{\"tasks\":[{\"taskCode\":\"A\",\"worker\":\"ROBOT\",\"path\":\"/\"}]}");
        scheduler.put("batch-groups/REFUSED_GROUP", "{\"members\":[{\"batchName\":\"REFUSED\"}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|400|name is missing or empty.",
                "{'name':''}|400|name is missing or empty.",
                "{'name':{}}|400|name is no text.",
                "{'name':'REFUSED'}|400|One of runOnce, runImmediately and quartzDef must say when to run.",
                "{'name':'REFUSED','runOnce':'N','runImmediately':'N,','quartzDef':''}|400|One of runOnce, runImmediately and quartzDef must say when to run.",
                "{'name':'REFUSED','runOnce':'yes'}|400|runOnce must be Y or N.",
                "{'name':'REFUSED','run immediately':'X,'}|400|run immediately must be Y or N.",
                "{'name':'REFUSED','runImmediately':['Y']}|400|runImmediately is no text.",
                "{'name':'NO_SUCH','runOnce':'Y'}|404|name is not known: NO_SUCH.",
                "{'name':'REFUSED_GROUP','runOnce':'Y'}|404|name is not known: REFUSED_GROUP.",
                "{'name':'REFUSED','runOnce':'Y','worker':'NO_SUCH'}|404|worker is not known: NO_SUCH.",
                "{'name':'REFUSED','runOnce':'Y','worker':true}|400|worker is no text.",
                "{'name':'REFUSED','runOnce':'Y','retryCount':'-1'}|400|retryCount must be a whole number from 0 to 999999, not -1.",
                "{'name':'REFUSED','runOnce':'Y','retryCount':1.5}|400|retryCount must be a whole number from 0 to 999999, not 1.5.",
                "{'name':'REFUSED','runOnce':'Y','values':[]}|400|/values is no object.",
                "{'name':'REFUSED','runOnce':'Y','values':{'a':true}}|400|values.a must be a string.",
                "{'name':'REFUSED','runOnce':'Y','values':{'a':null}}|400|values.a must be a string.",
                "{'name':'REFUSED','runOnce':'Y','values':{'$FICMISDATE$':'2023-02-30'}}|400|$FICMISDATE$ must be a date of the form yyyy-mm-dd.",
                "{'name':'REFUSED','runOnce':'Y','values':{'$FICMISDATE$':'0000-02-03'}}|400|$FICMISDATE$ must be a date of the form yyyy-mm-dd.",
                "{'name':'REFUSED','quartzDef':'0 6 6 ? * FX'}|400|quartzDef is invalid: day of week: 'FX' is no value.",
                "{'name':'REFUSED','quartzDef':'0 6 6 * *'}|400|quartzDef is invalid: an expression has 6 or 7 fields, not 5.",
                "{'name':'REFUSED','quartzDef':'0 0 0 30 2 ?'}|400|quartzDef has no firing from now on.",
                "{'name':'REFUSED','quartzDef':'0 0 0 1 1 ? 2020'}|400|quartzDef has no firing from now on.",
                "{'name':'REFUSED','quartzDef':'0 6 6 ? * FR','startDate':'2090-11-18 00:00:00','endDate':'2090-11-20 00:00:00'}|400|quartzDef has no firing from now on between startDate and endDate.",
                "{'name':'REFUSED','quartzDef':'0 6 6 ? * FR','startDate':'2020-11-16 16:56:00','endDate':'2020-11-18 16:55:00'}|400|endDate is over already: nothing would be run.",
                "{'name':'REFUSED','runOnce':'Y','startDate':'2090-11-18 00:00:00','endDate':'2090-11-18 00:00:00'}|400|endDate must be after startDate.",
                "{'name':'REFUSED','runOnce':'Y','startDate':'2090-02-30 00:00:00'}|400|startDate must be a date such as 2020-11-16 16:56:00.",
                "{'name':'REFUSED','runOnce':'Y','endDate':'tomorrow'}|400|endDate must be a date such as 2020-11-16 16:56:00."
            })
    void refusesAStart(String body, int status, String message) {
        var before = StateOf.tenant(pool, "meridian");

        var answer = connector.start(body.replace('\'', '"'));

        assertThat(answer.jsonPath().getString("message")).isEqualTo(message);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getMap("$")).containsOnlyKeys("message");
        assertThat(StateOf.tenant(pool, "meridian")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "\"x\"", "{", "null", "{\"name\":\"\\u0000\"}"})
    void refusesABodyThatIsNoObject(String body) {
        var answer = connector.start(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getMap("$")).containsOnlyKeys("message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f0d2228c-9711-42f5-91ca-afc957f29255", "7", "f0d2228c", "%20x"})
    void knowsNoOtherProcess(String spid) {
        for (var answer :
                new io.restassured.response.Response[] {
                    connector.status(spid),
                    connector.schedule(spid),
                    connector.delete(spid),
                    connector.post(spid, "pause"),
                    connector.post(spid, "resume")
                }) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.jsonPath().getMap("$")).containsOnlyKeys("message");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=x", "?cursor=x", "?cursor=WyJ4Il0"})
    void refusesAPageThatIsNone(String query) {
        var answer = connector.schedules(query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getMap("$")).containsOnlyKeys("message");
    }

    @Test
    void refusesToDeleteWhatAScheduleRefersTo() {
        var spid =
                connector.started(
                        "{\"name\":\"REFUSED\",\"quartzDef\":\"0 0 0 1 1 ? 2090\",\"worker\":\"ROBOT\"}");
        scheduler.delete("batch-groups/REFUSED_GROUP");

        var refused = scheduler.delete("batches/REFUSED");
        connector.delete(spid);
        var deleted = scheduler.delete("batches/REFUSED");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("detail")).contains(spid);
        assertThat(deleted.statusCode()).isEqualTo(204);
    }

    @Test
    void keepsProcessesOfAnotherTenantApart() {
        var spid = connector.started("{\"name\":\"REFUSED\",\"quartzDef\":\"0 0 0 1 1 ? 2090\"}");
        var stranger = ConnectorClient.as(TestUser.HARBOR_OPERATOR);
        var before = StateOf.tenant(pool, "meridian");

        assertThat(stranger.status(spid).statusCode()).isEqualTo(404);
        assertThat(stranger.schedule(spid).statusCode()).isEqualTo(404);
        assertThat(stranger.delete(spid).statusCode()).isEqualTo(404);
        assertThat(stranger.post(spid, "pause").statusCode()).isEqualTo(404);
        assertThat(stranger.post(spid, "resume").statusCode()).isEqualTo(404);
        assertThat(stranger.schedules("?limit=1000").asString()).doesNotContain(spid);
        assertThat(stranger.start("{\"name\":\"REFUSED\",\"runOnce\":\"Y\"}").statusCode())
                .isEqualTo(404);
        assertThat(StateOf.tenant(pool, "meridian")).isEqualTo(before);
        connector.delete(spid);
    }

    @Test
    void pagesThroughTheSchedules() {
        for (int i = 0; i < 3; i++) {
            connector.started("{\"name\":\"REFUSED\",\"quartzDef\":\"0 0 0 1 1 ? 2090\"}");
        }

        var first = connector.schedules("?limit=2").jsonPath();
        var second = connector.schedules("?limit=1000&cursor=" + first.getString("nextCursor"));

        assertThat(first.getList("items")).hasSize(2);
        assertThat(second.jsonPath().getList("items.robustaSpid", UUID.class))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(first.getList("items.robustaSpid", UUID.class));
        assertThat(second.jsonPath().getString("nextCursor")).isNull();
        connector
                .schedules("?limit=1000")
                .jsonPath()
                .getList("items.robustaSpid", String.class)
                .forEach(connector::delete);
        assertThat(connector.schedules("").asString())
                .isEqualTo("{\"items\":[],\"nextCursor\":null}");
    }
}
