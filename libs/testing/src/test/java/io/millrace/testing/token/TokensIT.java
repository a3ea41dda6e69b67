package io.millrace.testing.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokensIT {
    private final Tokens tokens = Tokens.fromKeycloak();

    @Test
    void aUsersTokenNamesTenantAndUserAndFunctions() {
        assertThat(claims(tokens.of(TestUser.MERIDIAN_OPERATOR)))
                .contains("\"tenant\":\"meridian\"")
                .contains("\"preferred_username\":\"meridian.operator\"")
                .contains("BATCH_EXEC");
    }

    @Test
    void aClientsTokenNamesTheTenant() {
        assertThat(claims(tokens.ofClient("harbor"))).contains("\"tenant\":\"harbor\"");
    }

    private static String claims(String token) {
        String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        byte[] claims = Base64.getUrlDecoder().decode(payload);
        return new String(claims, StandardCharsets.UTF_8);
    }
}
