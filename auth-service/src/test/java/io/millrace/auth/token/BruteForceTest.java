package io.millrace.auth.token;

import static io.millrace.auth.testing.TokenEndpoint.ask;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.auth.testing.RealmAdmin;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers(Backing.KEYCLOAK)
class BruteForceTest {

    private static final int TOO_MANY = 12;

    @Test
    void aUserIsLockedAfterManyWrongPasswordsAndToldNothingElse() {
        String user = RealmAdmin.newUser("meridian");

        for (int i = 0; i < TOO_MANY; i++) {
            tryPassword("meridian", user, "wrong");
        }

        ask("meridian", signIn(user, user))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    @Test
    void nobodyLocksAUserOfAnotherTenant() {
        String user = RealmAdmin.newUser("meridian");

        for (int i = 0; i < TOO_MANY; i++) {
            tryPassword("harbor", user, "wrong");
        }

        ask("meridian", signIn(user, user)).then().statusCode(200);
    }

    private static void tryPassword(String tenant, String user, String password) {
        ask(tenant, signIn(user, password)).then().statusCode(400);
    }

    private static String signIn(String user, String password) {
        return "grant_type=password&username=" + user + "&password=" + password;
    }
}
