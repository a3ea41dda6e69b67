package io.millrace.platform.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of one batch. Of each topic and key only those before its first failure
 * count as sent, so that what is sent again keeps its order.
 */
final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final List<OutboxRow> rows;
    private final Set<Long> settled = new HashSet<>();
    private final CountDownLatch open;
    private volatile @Nullable Throwable failure;

    Delivery(List<OutboxRow> rows) {
        this.rows = rows;
        this.open = new CountDownLatch(rows.size());
    }

    boolean hasFailed() {
        return failure != null;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    void acknowledge(OutboxRow row) {
        synchronized (settled) {
            settled.add(row.id());
        }
        open.countDown();
    }

    /** A record that no broker will ever take must not hold up all others: it goes to the log. */
    void fail(OutboxRow row, Throwable cause) {
        if (cause instanceof RecordTooLargeException) {
            LOG.errorf("event %s is too large for Kafka and is dropped", row.eventId());
            acknowledge(row);
            return;
        }
        failure = cause;
        open.countDown();
    }

    List<OutboxRow> awaitSent() throws InterruptedException {
        open.await();
        Set<List<String>> stopped = new HashSet<>();
        List<OutboxRow> sent = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            List<String> lane = List.of(row.topic(), row.key());
            if (settled.contains(row.id()) && !stopped.contains(lane)) {
                sent.add(row);
            } else {
                stopped.add(lane);
            }
        }
        return sent;
    }
}
