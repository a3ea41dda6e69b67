package io.millrace.auth.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFormTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void readsFieldsWhateverTheCaseAndCharsetOfTheType() {
        TokenForm form =
                TokenForm.of(
                        "Application/X-WWW-Form-UrlEncoded; charset=UTF-8",
                        "username=j%C3%BCrgen&password=a+b%2Bc=d&scope=".getBytes(UTF_8));

        assertThat(form.require("username")).isEqualTo("jürgen");
        assertThat(form.require("password")).isEqualTo("a b+c=d");
        assertThat(form.get("scope")).as("a field without a value").isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a=1&a=1", "a=1&%61=2", "a=%0", "a=%zz", "a=%00", "a=%0d%0aX: y", "%07=1"})
    void refusesRepeatedMalformedAndControlCharacters(String body) {
        assertInvalid(FORM, body);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"application/json", "text/plain", "", "multipart/form-data; boundary=x"})
    void refusesEveryOtherType(@Nullable String type) {
        assertInvalid(type, "grant_type=password");
    }

    @Test
    void refusesAFieldThatIsMissing() {
        TokenForm form = TokenForm.of(FORM, new byte[0]);

        assertThatThrownBy(() -> form.require("grant_type"))
                .hasMessage("invalid_request: The parameter grant_type is missing.");
    }

    @Test
    void refusesABodyOfUnreasonableLength() {
        assertInvalid(FORM, "a=" + "x".repeat(70_000));
    }

    private static void assertInvalid(@Nullable String type, String body) {
        assertThatThrownBy(() -> TokenForm.of(type, body.getBytes(UTF_8)))
                .as(body)
                .isInstanceOfSatisfying(
                        TokenRefused.class,
                        refused ->
                                assertThat(refused.error()).isEqualTo(TokenError.INVALID_REQUEST));
    }
}
