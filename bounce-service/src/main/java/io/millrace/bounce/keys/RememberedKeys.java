package io.millrace.bounce.keys;

import io.millrace.platform.outage.Outage;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys behind one identifier. However many ask, one fetch is under way at a time. */
final class RememberedKeys {

    private record Fetched(KeySet keys, Instant at) {}

    private final Supplier<Uni<KeySet>> fetch;
    private final JwksSettings settings;
    private final Clock clock;
    private final Allowance refetches;
    private @Nullable Fetched known;
    private @Nullable Uni<KeySet> underWay;

    RememberedKeys(Supplier<Uni<KeySet>> fetch, JwksSettings settings, Clock clock) {
        this.fetch = fetch;
        this.settings = settings;
        this.clock = clock;
        this.refetches =
                new Allowance(settings.refetchBurst(), settings.refetchEvery(), clock.instant());
    }

    /** The keys, fetched where none are known or those known have become old. */
    synchronized Uni<KeySet> current() {
        Fetched now = known;
        if (now == null) {
            return fetched();
        }
        if (isWithin(now, settings.freshFor())) {
            return Uni.createFrom().item(now.keys());
        }
        return fetched()
                .onFailure(
                        failure -> Outage.isBehind(failure) && isWithin(now, settings.usableFor()))
                .recoverWithItem(now.keys());
    }

    /** The keys of now, since a token did not fit these; the same where it is too early to ask. */
    synchronized Uni<KeySet> insteadOf(KeySet unfit) {
        Fetched now = known;
        if (now != null && !now.keys().isSameAs(unfit)) {
            return Uni.createFrom().item(now.keys());
        }
        return refetches.take(clock.instant())
                ? fetched().onFailure(Outage::isBehind).recoverWithItem(unfit)
                : Uni.createFrom().item(unfit);
    }

    private boolean isWithin(Fetched fetched, Duration time) {
        return clock.instant().isBefore(fetched.at().plus(time));
    }

    private Uni<KeySet> fetched() {
        Uni<KeySet> asked = underWay;
        if (asked == null) {
            asked =
                    Uni.createFrom()
                            .deferred(fetch::get)
                            .invoke(this::remember)
                            .onTermination()
                            .invoke(this::done)
                            .memoize()
                            .indefinitely();
            underWay = asked;
        }
        return asked;
    }

    private synchronized void remember(KeySet keys) {
        known = new Fetched(keys, clock.instant());
    }

    private synchronized void done() {
        underWay = null;
    }
}
