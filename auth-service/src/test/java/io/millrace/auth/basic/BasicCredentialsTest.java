package io.millrace.auth.basic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

    @Test
    void readsNameAndSecret() {
        assertThat(BasicCredentials.of(header("me:a:b")))
                .contains(new BasicCredentials("me", "a:b"));
        assertThat(BasicCredentials.of(header("jürgen:ß")))
                .contains(new BasicCredentials("jürgen", "ß"));
        assertThat(BasicCredentials.of("bAsIc  " + encoded("me:x") + " "))
                .contains(new BasicCredentials("me", "x"));
    }

    @Test
    void takesClientsThatEncodeAndClientsThatDoNot() {
        assertThat(BasicCredentials.ofClient(header("my%20client:a%2Bb%25")))
                .contains(new BasicCredentials("my client", "a+b%"));
        assertThat(BasicCredentials.ofClient(header("client:50%off+x")))
                .contains(new BasicCredentials("client", "50%off+x"));
        assertThat(BasicCredentials.ofClient(header("client:a%00")))
                .contains(new BasicCredentials("client", "a%00"));
    }

    @Test
    void isEmptyWithoutAHeader() {
        assertThat(BasicCredentials.of(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic ???",
                "Basic a",
                "Bearer bWU6eA==",
                "Basic bWU="
            })
    void isEmptyWhereItCannotBeRead(String header) {
        assertThat(BasicCredentials.of(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "me:", ":x", "me:\u0000", "m\ne:x"})
    void isEmptyWithoutNameOrSecretOrWithControlCharacters(String pair) {
        assertThat(BasicCredentials.of(header(pair))).isEmpty();
    }

    @Test
    void keepsTheSecretToItself() {
        assertThat(new BasicCredentials("me", "hidden")).hasToString("BasicCredentials[me]");
    }

    private static String header(String pair) {
        return "Basic " + encoded(pair);
    }

    private static String encoded(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
}
