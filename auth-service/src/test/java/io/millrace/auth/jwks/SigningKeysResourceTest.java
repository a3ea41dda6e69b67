package io.millrace.auth.jwks;

import static io.millrace.testing.token.TestUser.MERIDIAN_VIEWER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.millrace.auth.testing.TokenEndpoint;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers(Backing.KEYCLOAK)
class SigningKeysResourceTest {

    @Test
    void aTokenIsVerifiedWithTheKeysHandedOut() throws Exception {
        String[] token = TokenEndpoint.tokenOf(MERIDIAN_VIEWER).split("\\.", 3);

        Response keys = given().get("/admin/v1/SigningCert/jwk");

        keys.then().statusCode(200).body("keys.use", everyItem(is("sig")));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(rsaKey(keys.path("keys.find { it.alg == 'RS256' }")));
        signature.update(
                (token[0] + "." + token[1]).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
    }

    private static PublicKey rsaKey(Map<String, String> key) throws Exception {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
    }

    private static BigInteger number(Map<String, String> key, String field) {
        String value = java.util.Objects.requireNonNull(key.get(field));
        return new BigInteger(1, Base64.getUrlDecoder().decode(value));
    }
}
