package io.millrace.scheduler.job;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Stands for the callback service in tests of the scheduler alone. */
@Alternative
@Priority(1)
@ApplicationScoped
public class FreeJobIds implements JobIdSource {

    private final SecureRandom random = new SecureRandom();
    private volatile boolean away;

    void setAway(boolean gone) {
        away = gone;
    }

    @Override
    public Uni<JobIdBlock> reserve(String tenant, int count) {
        return away
                ? Uni.createFrom().failure(new IllegalStateException("away"))
                : Uni.createFrom()
                        .item(
                                new JobIdBlock(
                                        Stream.generate(this::id).limit(count).toList(),
                                        Instant.now().plus(Duration.ofDays(1))));
    }

    private String id() {
        return "%015X".formatted(random.nextLong() >>> 4);
    }
}
