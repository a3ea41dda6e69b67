package io.millrace.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedScopeTest {

    @Test
    void withoutAScopeATokenLivesAnHourAndCannotBeRefreshed() {
        assertThat(AskedScope.of(null)).isEqualTo(new AskedScope(false, 3600));
        assertThat(AskedScope.of("urn:opc:idm:__myscopes__"))
                .isEqualTo(new AskedScope(false, 3600));
    }

    @Test
    void aPlusThatWasEncodedStillJoinsScopes() {
        assertThat(AskedScope.of("urn:opc:idm:__myscopes__+offline_access"))
                .isEqualTo(new AskedScope(true, 3600));
    }

    @Test
    void wordsStandInAnyOrder() {
        AskedScope asked =
                AskedScope.of(
                        " offline_access  urn:opc:resource:expiry=60 urn:opc:idm:__myscopes__ ");

        assertThat(asked).isEqualTo(new AskedScope(true, 60));
    }

    @Test
    void aLifetimeGoesFromASecondToAYear() {
        assertThat(AskedScope.of("urn:opc:resource:expiry=1").lifetimeSeconds()).isEqualTo(1);
        assertThat(AskedScope.of("urn:opc:resource:expiry=31536000").lifetimeSeconds())
                .isEqualTo(31_536_000);
        assertThat(AskedScope.of("urn:opc:resource:expiry=0060").lifetimeSeconds()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31536001", "0", "-1", "", "1.5", "1e3", "60s", "99999999999999999999", "٣"})
    void anyOtherLifetimeIsRefused(String lifetime) {
        assertThatThrownBy(() -> AskedScope.of("urn:opc:resource:expiry=" + lifetime))
                .isInstanceOfSatisfying(
                        TokenRefused.class,
                        refused -> assertThat(refused.error()).isEqualTo(TokenError.INVALID_SCOPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid", "OFFLINE_ACCESS", "urn:opc:idm:", "urn:opc:resource:expiry"})
    void anUnknownWordIsRefused(String scope) {
        assertThatThrownBy(() -> AskedScope.of(scope))
                .isInstanceOfSatisfying(
                        TokenRefused.class,
                        refused -> assertThat(refused.error()).isEqualTo(TokenError.INVALID_SCOPE));
    }
}
