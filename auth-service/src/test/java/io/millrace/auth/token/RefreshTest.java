package io.millrace.auth.token;

import static io.millrace.auth.testing.TokenEndpoint.ask;
import static io.millrace.auth.testing.TokenEndpoint.refresh;
import static io.millrace.auth.testing.TokenEndpoint.signIn;
import static io.millrace.testing.token.TestUser.MERIDIAN_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.auth.testing.Claims;
import io.millrace.auth.testing.RealmAdmin;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers(Backing.KEYCLOAK)
class RefreshTest {

    private static final String OFFLINE = "&scope=urn:opc:idm:__myscopes__+offline_access";

    @Test
    void keepsTheLifetimeFirstAskedFor() {
        String first = refreshTokenOf(OFFLINE + "+urn:opc:resource:expiry=31536000");

        Response second = ask("meridian", refresh(first) + "&scope=urn:opc:resource:expiry=5");
        Response third = ask("meridian", refresh(second.path("refresh_token")));

        second.then().statusCode(200).body("expires_in", equalTo(31_536_000));
        third.then().statusCode(200).body("expires_in", equalTo(31_536_000));
        assertThat(Claims.in(third.path("access_token")).lifetimeSeconds()).isEqualTo(31_536_000);
    }

    @Test
    void voidsTheTokenUsedEvenWithinTheSameSecond() {
        String first = refreshTokenOf(OFFLINE);
        String second = ask("meridian", refresh(first)).path("refresh_token");

        Response again = ask("meridian", refresh(first));

        assertInvalidGrant(again);
        assertThat(second).isNotEqualTo(first);
        ask("meridian", refresh(second)).then().statusCode(200);
    }

    @Test
    void oneSignInDoesNotVoidTheTokensOfAnother() {
        String one = refreshTokenOf(OFFLINE);
        String other = refreshTokenOf(OFFLINE);

        ask("meridian", refresh(one)).then().statusCode(200);
        ask("meridian", refresh(other)).then().statusCode(200);
    }

    @Test
    void isForTheClientThatSignedIn() {
        String token = refreshTokenOf(OFFLINE);

        assertInvalidGrant(ask("harbor", refresh(token)));
        ask("meridian", refresh(token)).then().statusCode(200);
    }

    @Test
    void refusesWhatIsNoRefreshToken() {
        String access = ask("meridian", signIn(MERIDIAN_VIEWER)).path("access_token");

        assertInvalidGrant(ask("meridian", refresh("garbage")));
        assertInvalidGrant(ask("meridian", refresh(access)));
    }

    @Test
    void endsWithTheUser() {
        String user = RealmAdmin.newUser("meridian");
        String signIn = "grant_type=password&username=" + user + "&password=" + user;
        String token = ask("meridian", signIn + OFFLINE).path("refresh_token");

        RealmAdmin.disable(user);

        assertInvalidGrant(ask("meridian", refresh(token)));
    }

    private static String refreshTokenOf(String scope) {
        return ask("meridian", signIn(MERIDIAN_VIEWER) + scope).path("refresh_token");
    }

    private static void assertInvalidGrant(Response answer) {
        answer.then()
                .statusCode(400)
                .header("Cache-Control", "no-store")
                .body("error", equalTo("invalid_grant"));
    }
}
