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
        URI url = URI.create(new SignedUrls(new Settings(false)).put("meridian/key", 9, HOUR));

        assertThat(url.getHost()).isEqualTo("bucket.store.example.com");
        assertThat(url.getPath()).isEqualTo("/meridian/key");
        assertThat(url.getQuery())
                .contains("X-Amz-SignedHeaders=content-length;host")
                .contains("X-Amz-Expires=3600");
    }

    @Test
    void inThePath() {
        URI url = URI.create(new SignedUrls(new Settings(true)).put("meridian/key", 9, HOUR));

        assertThat(url.getHost()).isEqualTo("store.example.com");
        assertThat(url.getPath()).isEqualTo("/bucket/meridian/key");
    }

    @Test
    void servicesUseTheirOwnAddress() {
        URI url = URI.create(new SignedUrls(new Settings(true)).getInside("meridian/key", HOUR));

        assertThat(url.getHost()).isEqualTo("store.internal");
    }

    private record Settings(boolean pathStyle) implements StoreSettings {
        @Override
        public URI endpoint() {
            return URI.create("http://store.internal:9000");
        }

        @Override
        public URI publicEndpoint() {
            return URI.create("https://store.example.com");
        }

        @Override
        public String region() {
            return "eu-central-1";
        }

        @Override
        public String accessKey() {
            return "access";
        }

        @Override
        public String secretKey() {
            return "secret";
        }

        @Override
        public String bucket() {
            return "bucket";
        }
    }
}
