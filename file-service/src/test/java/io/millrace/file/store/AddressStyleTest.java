package io.millrace.file.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where the bucket stands in a signed address. */
class AddressStyleTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void inTheHostsName() {
        URI url = URI.create(signing(false).put("meridian/key", 9, HOUR));

        assertThat(url.getHost()).isEqualTo("bucket.store.example.com");
        assertThat(url.getPath()).isEqualTo("/meridian/key");
        assertThat(url.getQuery())
                .contains("X-Amz-SignedHeaders=content-length;host")
                .contains("X-Amz-Expires=3600");
    }

    @Test
    void inThePath() {
        URI url = URI.create(signing(true).put("meridian/key", 9, HOUR));

        assertThat(url.getHost()).isEqualTo("store.example.com");
        assertThat(url.getPath()).isEqualTo("/bucket/meridian/key");
    }

    @Test
    void servicesUseTheirOwnAddress() {
        URI url = URI.create(signing(true).getInside("meridian/key", HOUR));

        assertThat(url.getHost()).isEqualTo("store.internal");
    }

    private static SignedUrls signing(boolean pathStyle) {
        return new SignedUrls(
                new SampleSettings(
                        URI.create("http://store.internal:9000"),
                        URI.create("https://store.example.com"),
                        pathStyle));
    }
}
