package io.millrace.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerReaderTest {

    @Test
    void readsThePrintedWorker() {
        var faults = new Faults();
        var worker =
                WorkerReader.read(
                        "LEDGER",
                        FaultsOf.json(
                                """
                                {"baseUrl":"http://host:8080","maxConcurrency":64,"ratePerSecond":null,
                                 "auth":{"type":"signature","secret":"${secret:LEDGER_KEY}"},"cancelPath":"/cancel"}
                                """),
                        faults);

        assertThat(faults.all()).isEmpty();
        assertThat(worker)
                .isEqualTo(
                        new WorkerDefinition(
                                "LEDGER",
                                URI.create("http://host:8080"),
                                64,
                                null,
                                new WorkerAuth(WorkerAuth.Type.SIGNATURE, "${secret:LEDGER_KEY}"),
                                "/cancel"));
    }

    @Test
    void needsNothingButAnAddress() {
        assertThat(FaultsOf.worker("{\"baseUrl\":\"https://ledger.example/api\"}")).isEmpty();
        assertThat(FaultsOf.worker("{}")).containsOnlyKeys("/baseUrl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host",
                "host:8080",
                "//host",
                "http://",
                "http:///path",
                "http://user:pw@host",
                "http://host?x=1",
                "http://host#x",
                "http://host:0",
                "http://host:65536",
                "http://ho st",
                "javascript:alert(1)",
                ""
            })
    void refusesAnAddressThatIsNoPlainHttpUrl(String url) {
        assertThat(FaultsOf.worker("{\"baseUrl\":\"" + url + "\"}")).containsOnlyKeys("/baseUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "1.5", "\"many\"", "true", "[]", "1e9"})
    void refusesAConcurrencyOutOfRange(String value) {
        assertThat(FaultsOf.worker("{\"baseUrl\":\"http://h\",\"maxConcurrency\":" + value + "}"))
                .containsOnlyKeys("/maxConcurrency");
    }

    @Test
    void takesANumberInAString() {
        assertThat(FaultsOf.worker("{\"baseUrl\":\"http://h\",\"maxConcurrency\":\"8\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "${secret:}", "${secret:../x}", "${secret:a/b}", "${NAME}"})
    void refusesASecretThatIsNoReference(String secret) {
        assertThat(
                        FaultsOf.worker(
                                "{\"baseUrl\":\"http://h\",\"auth\":{\"type\":\"bearer\",\"secret\":\""
                                        + secret
                                        + "\"}}"))
                .containsOnlyKeys("/auth/secret");
    }

    @Test
    void namesTheWordsAsTheyAreWritten() {
        assertThat(FaultsOf.worker("{\"baseUrl\":\"http://h\",\"auth\":{\"type\":\"x\"}}"))
                .containsEntry("/auth/type", "must be one of none, basic, bearer, signature");
    }

    @Test
    void namesEveryFaultAtOnce() {
        assertThat(
                        FaultsOf.worker(
                                """
                                {"baseUrl":7,"maxConcurrency":0,"ratePerSecond":-1,
                                 "auth":{"type":"magic"},"cancelPath":"cancel"}
                                """))
                .containsOnlyKeys(
                        "/baseUrl",
                        "/maxConcurrency",
                        "/ratePerSecond",
                        "/auth/type",
                        "/cancelPath");
    }
}
