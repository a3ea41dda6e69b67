package io.millrace.bounce.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.platform.outage.BackingServerAway;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long keys are good for, and how often they are asked for. */
class RememberedKeysTest {

    private static final KeySet OLD = KeySet.read(Buffer.buffer("{\"keys\":[]}"));
    private static final KeySet NEW = KeySet.read(Buffer.buffer("{\"keys\":[ ]}"));

    private Instant now = Instant.parse("2030-01-31T12:00:00Z");
    private Uni<KeySet> server = Uni.createFrom().item(OLD);
    private int fetches;

    private final RememberedKeys keys =
            new RememberedKeys(
                    () -> {
                        fetches++;
                        return server;
                    },
                    new SmallRyeConfigBuilder()
                            .withMapping(JwksSettings.class)
                            .build()
                            .getConfigMapping(JwksSettings.class),
                    clock(() -> now));

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    private KeySet current() {
        return keys.current().await().atMost(Duration.ofSeconds(5));
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    @Test
    void asksAgainOnceTheKeysAreOld() {
        KeySet first = current();
        server = Uni.createFrom().item(NEW);

        after(Duration.ofMinutes(5).minusSeconds(1));
        KeySet fresh = current();
        after(Duration.ofSeconds(1));
        KeySet old = current();

        assertThat(first).isSameAs(OLD);
        assertThat(fresh).isSameAs(OLD);
        assertThat(old).isSameAs(NEW);
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void goesOnWithTheKeysForAnHourWhileTheServerIsAway() {
        assertThat(current()).isSameAs(OLD);
        server =
                Uni.createFrom()
                        .failure(new BackingServerAway("It", new IllegalStateException("away")));

        after(Duration.ofMinutes(59));
        assertThat(current()).isSameAs(OLD);
        after(Duration.ofMinutes(1));

        assertThatThrownBy(this::current).isInstanceOf(BackingServerAway.class);
    }

    @Test
    void doesNotGoOnWithKeysThatTheServerHasTakenBack() {
        assertThat(current()).isSameAs(OLD);
        server = Uni.createFrom().failure(new KeysRefused("It answers 404."));

        after(Duration.ofMinutes(5));

        assertThatThrownBy(this::current).isInstanceOf(KeysRefused.class);
    }

    @Test
    void asksOnceHoweverManyWait() {
        List<UniEmitter<? super KeySet>> asked = new ArrayList<>();
        server = Uni.createFrom().emitter(asked::add);

        var one = keys.current().subscribeAsCompletionStage();
        var other = keys.current().subscribeAsCompletionStage();
        asked.getFirst().complete(OLD);

        assertThat(one).isCompletedWithValue(OLD);
        assertThat(other).isCompletedWithValue(OLD);
        assertThat(fetches).isEqualTo(1);
    }

    @Test
    void asksForOthersInsteadOfUnfitOnesSixTimesAndThenNowAndThen() {
        KeySet unfit = current();
        for (int token = 0; token < 20; token++) {
            assertThat(keys.insteadOf(unfit).await().atMost(Duration.ofSeconds(5))).isSameAs(OLD);
        }
        int burst = fetches - 1;
        server = Uni.createFrom().item(NEW);
        after(Duration.ofSeconds(10));

        KeySet rotated = keys.insteadOf(unfit).await().atMost(Duration.ofSeconds(5));

        assertThat(burst).isEqualTo(6);
        assertThat(rotated).isSameAs(NEW);
    }
}
