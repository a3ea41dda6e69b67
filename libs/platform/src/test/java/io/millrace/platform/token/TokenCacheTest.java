package io.millrace.platform.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenCacheTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void aTokenIsRememberedUntilItExpires() {
        MovableClock clock = new MovableClock();
        TokenCache cache = new TokenCache(10, clock);
        TokenHash hash = TokenHash.of("abc");
        cache.keep(hash, token());

        assertThat(cache.find(hash)).isEqualTo(token());
        clock.now = NOW.plusSeconds(60);
        assertThat(cache.find(hash)).isNull();
    }

    @Test
    void noMoreTokensAreRememberedThanConfigured() {
        TokenCache cache = new TokenCache(10, Clock.fixed(NOW, ZoneOffset.UTC));
        for (int i = 0; i < 1000; i++) {
            cache.keep(TokenHash.of("token" + i), token());
        }

        long kept = 0;
        for (int i = 0; i < 1000; i++) {
            kept += cache.find(TokenHash.of("token" + i)) == null ? 0 : 1;
        }
        assertThat(kept).isLessThanOrEqualTo(10);
    }

    @Test
    void findingAKnownTokenTakesMicroseconds() {
        TokenCache cache = new TokenCache(10, Clock.systemUTC());
        String token = "x".repeat(1200);
        cache.keep(TokenHash.of(token), inAnHour());

        long best = Long.MAX_VALUE;
        for (int round = 0; round < 50; round++) {
            best = Math.min(best, nanosPerLookUp(cache, token));
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofNanos(100_000));
    }

    private static long nanosPerLookUp(TokenCache cache, String token) {
        int times = 1000;
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            assertThat(cache.find(TokenHash.of(token)) != null).isTrue();
        }
        return (System.nanoTime() - start) / times;
    }

    private static VerifiedToken token() {
        return new VerifiedToken("t", "u", "c", Set.of(), Set.of(), NOW.plusSeconds(60));
    }

    private static VerifiedToken inAnHour() {
        Instant end = Instant.now().plus(Duration.ofHours(1));
        return new VerifiedToken("t", "u", "c", Set.of(), Set.of(), end);
    }

    private static final class MovableClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
