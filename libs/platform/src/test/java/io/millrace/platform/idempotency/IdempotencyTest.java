package io.millrace.platform.idempotency;

import static io.millrace.testing.token.TestUser.MERIDIAN_VIEWER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithServers({Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK})
class IdempotencyTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject Pool pool;
    @Inject IdempotencyKeys keys;

    private final Tokens tokens = Tokens.fromKeycloak();
    private final String key = UUID.randomUUID().toString();
    private final String note = "{\"note\":\"" + key + "\"}";

    @Test
    void theSameRequestGetsTheSameAnswerAndHasOneEffect() {
        String first = make(key, note).then().statusCode(201).extract().asString();
        String second = make('"' + key + '"', note).then().statusCode(201).extract().asString();

        assertThat(second).isEqualTo(first);
        assertThat(effects()).isOne();
    }

    @Test
    void twoKeysAre400() {
        given().header("Authorization", bearer(TestUser.MERIDIAN_OPERATOR))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key, "other")
                .body(note)
                .post("/Sample/effects")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        assertThat(effects()).isZero();
    }

    @Test
    void anotherBodyUnderTheSameKeyIs422() {
        make(key, note);
        make(key, "{}").then().statusCode(422).contentType("application/problem+json");
    }

    @Test
    void anotherTenantHasItsOwnKeys() {
        make(key, note).then().statusCode(201);
        make(TestUser.HARBOR_OPERATOR, key, note).then().statusCode(201);
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void anotherUserHasItsOwnKeys() {
        String first = make(key, note).then().statusCode(201).extract().asString();
        String other = make(MERIDIAN_VIEWER, key, note).then().statusCode(201).extract().asString();

        assertThat(other).isNotEqualTo(first);
        assertThat(make(key, note).asString()).isEqualTo(first);
        assertThat(make(MERIDIAN_VIEWER, key, note).asString()).isEqualTo(other);
        assertThat(make(MERIDIAN_VIEWER, key, "{}").statusCode()).isEqualTo(422);
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void anotherUsersKeyIsKeptWhenTheFirstOnesIsForgotten() {
        make(key, note);
        String other = make(MERIDIAN_VIEWER, key, note).asString();
        forget();

        make(key, "{\"note\":\"other\"}").then().statusCode(201);

        assertThat(make(MERIDIAN_VIEWER, key, note).asString()).isEqualTo(other);
    }

    @Test
    void anAnswerOfTheReleaseBeforeIsForWhoeverOfTheTenantRepeatsIt() {
        String first = make(key, note).asString();
        pool.preparedQuery("UPDATE idempotency_key SET owner = NULL WHERE key = $1")
                .execute(Tuple.of(key))
                .await()
                .atMost(LIMIT);

        assertThat(make(key, note).asString()).isEqualTo(first);
        assertThat(make(MERIDIAN_VIEWER, key, note).asString()).isEqualTo(first);
        assertThat(effects()).isOne();
    }

    @Test
    void withoutAKeyEachRequestHasItsEffect() {
        given().header("Authorization", bearer(TestUser.MERIDIAN_OPERATOR))
                .body(note)
                .contentType("application/json")
                .post("/Sample/effects")
                .then()
                .statusCode(201);
    }

    @Test
    void ofManyAtTheSameTimeOneHasItsEffect() {
        List<Integer> codes =
                IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(_ -> make(key, note).statusCode())
                        .toList();

        assertThat(codes).isSubsetOf(201, 409).contains(201);
        assertThat(effects()).isOne();
    }

    @Test
    void aKeyWhoseFirstRequestRunsIsInUse() {
        IdempotencyKey claimed = new IdempotencyKey("meridian", "somebody", key, "f");
        pool.withTransaction(first ->
                        keys.claim(first, List.of(claimed))
                                .invoke(c ->
                                        assertThat(c.get(claimed)).isEqualTo(new Claim.Fresh()))
                                .call(() -> inAnother(claimed, new Claim.InUse())))
                .await()
                .atMost(LIMIT);
        inAnother(claimed, new Claim.Fresh()).await().atMost(LIMIT);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        make(key, note);
        forget();

        make(key, "{\"note\":\"other\"}").then().statusCode(201);
        make(key, "{\"note\":\"other\"}").then().statusCode(201);
    }

    @Test
    void aKeyThatSomebodyElseStoredUndoesTheTransactionThatStoresItToo() {
        IdempotencyKey taken = new IdempotencyKey("meridian", "somebody", key, "f");
        store(taken, "first").await().atMost(LIMIT);

        assertThatThrownBy(() -> store(taken, "second").await().atMost(LIMIT))
                .isInstanceOf(PgException.class);

        assertThat(stored()).isEqualTo("first");
        assertThat(effects()).isOne();
    }

    /** With an effect, and with the COMMIT sent before the answer to the INSERT is there. */
    private Uni<Void> store(IdempotencyKey claimed, String answer) {
        return pool.getConnection()
                .chain(connection ->
                        Uni.combine()
                                .all()
                                .unis(
                                        connection.query("BEGIN").execute(),
                                        connection
                                                .preparedQuery(
                                                        "INSERT INTO effect (note) VALUES ($1)")
                                                .execute(Tuple.of(key)),
                                        keys.store(
                                                connection,
                                                Map.of(
                                                        claimed,
                                                        new StoredAnswer(200, answer, null))),
                                        connection.query("COMMIT").execute())
                                .collectFailures()
                                .discardItems()
                                .eventually(connection::close));
    }

    /** A day goes by for the key of whoever was first. */
    private void forget() {
        pool.preparedQuery(
                        "UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = $1")
                .execute(Tuple.of(key))
                .await()
                .atMost(LIMIT);
    }

    private String stored() {
        return pool.preparedQuery("SELECT answer FROM idempotency_key WHERE key = $1")
                .execute(Tuple.of(key))
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ü", "\"\""})
    void aBadKeyIs400(String bad) {
        make(bad, note).then().statusCode(400).body("status", equalTo(400));
    }

    private Uni<Map<IdempotencyKey, Claim>> inAnother(IdempotencyKey claimed, Claim expected) {
        return pool.withTransaction(second ->
                keys.claim(second, List.of(claimed))
                        .invoke(c -> assertThat(c.get(claimed)).isEqualTo(expected)));
    }

    private Response make(String withKey, String body) {
        return make(TestUser.MERIDIAN_OPERATOR, withKey, body);
    }

    private Response make(TestUser user, String withKey, String body) {
        return given().header("Authorization", bearer(user))
                .header(IdempotencyKey.HEADER, withKey)
                .contentType("application/json")
                .body(body)
                .post("/Sample/effects");
    }

    private String bearer(TestUser user) {
        return "Bearer " + tokens.of(user);
    }

    private long effects() {
        return pool.preparedQuery("SELECT count(*) FROM effect WHERE note LIKE '%' || $1 || '%'")
                .execute(Tuple.of(key))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(LIMIT);
    }
}
