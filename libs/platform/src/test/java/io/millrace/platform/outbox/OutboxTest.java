package io.millrace.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.retention.Retention;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.Outage;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers({Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK})
class OutboxTest {

    private static final String TOPIC = "millrace.sample";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject Pool pool;
    @Inject Instance<Pool> pools;
    @Inject ProducerSettings producerSettings;
    @Inject OutboxSettings settings;
    @Inject Clock clock;
    @Inject Outbox outbox;
    @Inject Inbox inbox;
    @Inject Retention retention;

    @ConfigProperty(name = "millrace.kafka.bootstrap-servers")
    String servers = "";

    private final String mark = UUID.randomUUID().toString();

    @Test
    void eventsArriveInTheOrderOfTheirKeyAndLeaveTheTableEmpty() {
        commit(0, 2500);

        assertThat(numbersReceived(2500)).isEqualTo(numbers(2500));
        awaitEmptyOutbox();
    }

    @Test
    void recordsSayTheirOrderInAHeader() {
        commit(0, 5);

        try (TopicReader reader = new TopicReader(servers, TOPIC)) {
            reader.await(5, value -> value.startsWith(mark), PATIENCE);

            assertThat(reader.orders(value -> value.startsWith(mark)))
                    .hasSize(5)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    @Test
    void nothingOfARolledBackTransactionIsSent() {
        pool.withTransaction(transaction ->
                        outbox.append(transaction, events(0, 3))
                                .replaceWith(Uni.createFrom().failure(new Undone())))
                .onFailure(Undone.class)
                .recoverWithNull()
                .await()
                .atMost(PATIENCE);
        commit(3, 1);

        assertThat(numbersReceived(1)).containsExactly(3);
    }

    @Test
    void eventsWaitWhileKafkaIsAwayAndArriveInOrderAfterwards() {
        try (Outage _ = Outage.of(Backing.KAFKA)) {
            for (int i = 0; i < 20; i++) {
                commit(i * 5, 5);
            }
            assertThat(waiting()).isEqualTo(100);
        }

        assertThat(new ArrayList<>(new LinkedHashSet<>(numbersReceived(100))))
                .isEqualTo(numbers(100));
        awaitEmptyOutbox();
    }

    @Test
    void twoRelaysAtWorkSendEachEventOnceAndInTheOrderOfItsKey() {
        KafkaSender sender = new KafkaSender(producerSettings);
        OutboxRelay other = new OutboxRelay(pools, sender, settings, new Horizon(clock, settings));
        AtomicBoolean over = new AtomicBoolean();
        List<Pass> passes = new CopyOnWriteArrayList<>();
        var passing = passAgain(other, over, passes);

        for (int i = 0; i < 60; i++) {
            commit(i * 50, 50);
        }
        List<Integer> received = numbersReceived(3000);
        over.set(true);
        passing.join();
        sender.close();

        assertThat(received).isEqualTo(numbers(3000));
        assertThat(passes).contains(Pass.DONE);
        awaitEmptyOutbox();
    }

    /** The relay of another pod: takes what it can get, beside that of this application. */
    private static CompletableFuture<Void> passAgain(
            OutboxRelay relay, AtomicBoolean over, List<Pass> passes) {
        return Uni.createFrom()
                .deferred(relay::pass)
                .invoke(passes::add)
                .repeat()
                .withDelay(Duration.ofMillis(2))
                .until(_ -> over.get())
                .collect()
                .last()
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    @Test
    void anEventIsAppliedOnceByEachConsumer() {
        UUID event = UUID.randomUUID();
        assertThat(firstTime("one", event)).containsExactly(event);
        assertThat(firstTime("one", event)).isEmpty();
        assertThat(firstTime("two", event)).containsExactly(event);
    }

    @Test
    void whatWasAppliedLongAgoIsPruned() {
        UUID event = UUID.randomUUID();
        firstTime("old", event);
        pool.query("UPDATE inbox SET applied_at = now() - interval '9 days' WHERE consumer = 'old'")
                .execute()
                .await()
                .atMost(PATIENCE);

        retention.prune().await().atMost(PATIENCE);

        assertThat(firstTime("old", event)).containsExactly(event);
    }

    private Set<UUID> firstTime(String consumer, UUID event) {
        return inbox.firstTime(pool, consumer, List.of(event)).await().atMost(PATIENCE);
    }

    private void commit(int from, int count) {
        pool.withTransaction(transaction -> outbox.append(transaction, events(from, count)))
                .await()
                .atMost(PATIENCE);
        outbox.wake();
    }

    private List<OutboxEvent> events(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(
                        n -> new OutboxEvent("t", TOPIC, mark, "n", EventId.at(n), mark + ":" + n))
                .toList();
    }

    private List<Integer> numbersReceived(int count) {
        try (TopicReader reader = new TopicReader(servers, TOPIC)) {
            return reader.await(count, value -> value.startsWith(mark), PATIENCE).stream()
                    .map(value -> Integer.valueOf(value.substring(mark.length() + 1)))
                    .toList();
        }
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private void awaitEmptyOutbox() {
        Uni.createFrom()
                .deferred(this::countWaiting)
                .repeat()
                .withDelay(Duration.ofMillis(50))
                .until(count -> count == 0)
                .collect()
                .last()
                .await()
                .atMost(PATIENCE);
    }

    private long waiting() {
        return countWaiting().await().atMost(PATIENCE);
    }

    private Uni<Long> countWaiting() {
        return pool.preparedQuery("SELECT count(*) FROM outbox WHERE tenant = $1")
                .execute(Tuple.of("t"))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static final class Undone extends RuntimeException {}
}
