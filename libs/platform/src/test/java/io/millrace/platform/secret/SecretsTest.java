package io.millrace.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir Path directory;

    @BeforeEach
    void writeSecrets() throws IOException {
        Files.createDirectories(directory.resolve("meridian"));
        Files.writeString(directory.resolve("outside"), "x");
        write("one");
    }

    @Test
    void aReferenceIsReadAtEachUse() throws IOException {
        assertThat(resolve("${secret:LEDGER}")).isEqualTo("one");
        write("two\r\n");
        assertThat(resolve("${secret:LEDGER}")).isEqualTo("two");
        write("three\n\n");
        assertThat(resolve("${secret:LEDGER}")).isEqualTo("three\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${secret:OTHER}", "${secret:../outside}", "${secret:}", "${secret:..}",
                "${secret:/etc/passwd}", "LEDGER", "x${secret:LEDGER}", "${secret:a/b}"
            })
    void whatIsNotThereIsMissing(String reference) {
        assertThatExceptionOfType(SecretMissing.class).isThrownBy(() -> resolve(reference));
    }

    @Test
    void anotherTenantsSecretIsMissing() {
        assertThatExceptionOfType(SecretMissing.class)
                .isThrownBy(() -> secrets().read("harbor", "LEDGER").await().atMost(LIMIT));
        assertThatExceptionOfType(SecretMissing.class)
                .isThrownBy(() -> secrets().read("..", "outside").await().atMost(LIMIT));
    }

    @Test
    void aReferenceIsRecognised() {
        assertThat(Secrets.isReference("${secret:A_1}")).isTrue();
        assertThat(Secrets.isReference("${secret:../a}")).isFalse();
        assertThat(Secrets.isReference("${other:A}")).isFalse();
    }

    private void write(String secret) throws IOException {
        Files.writeString(directory.resolve("meridian/LEDGER"), secret);
    }

    private String resolve(String reference) {
        return secrets().resolve("meridian", reference).await().atMost(LIMIT);
    }

    private Secrets secrets() {
        return new Secrets(Optional.of(directory.toString()));
    }
}
