package io.millrace.auth.testing;

import static io.restassured.RestAssured.given;

import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** Calls the token endpoint as callers do, with bodies as they are printed. */
public final class TokenEndpoint {

    public static final String PATH = "/oauth2/v1/token";
    public static final String FORM = "application/x-www-form-urlencoded";

    private static final RestAssuredConfig AS_IT_STANDS =
            RestAssuredConfig.config()
                    .encoderConfig(
                            EncoderConfig.encoderConfig()
                                    .encodeContentTypeAs(FORM, ContentType.TEXT));
    private static final Tokens REALM = Tokens.fromKeycloak();

    private TokenEndpoint() {}

    /** The answer to this body, from the client of the tenant. */
    public static Response ask(String tenant, String body) {
        return askAs(REALM.clientId(tenant), REALM.clientSecret(tenant), body);
    }

    public static Response askAs(String clientId, String clientSecret, String body) {
        return given().config(AS_IT_STANDS)
                .auth()
                .preemptive()
                .basic(clientId, clientSecret)
                .header("Content-Type", FORM)
                .body(body)
                .post(PATH);
    }

    /** Fields that sign a user in, without a scope. */
    public static String signIn(TestUser user) {
        return "grant_type=password&username=" + user.username() + "&password=" + password(user);
    }

    public static String refresh(String refreshToken) {
        return "grant_type=refresh_token&refresh_token=" + refreshToken;
    }

    /** A fresh access token of the user. */
    public static String tokenOf(TestUser user) {
        return ask(user.tenant(), signIn(user)).path("access_token");
    }

    public static String password(TestUser user) {
        return REALM.password(user);
    }

    public static String clientSecret(String tenant) {
        return REALM.clientSecret(tenant);
    }
}
