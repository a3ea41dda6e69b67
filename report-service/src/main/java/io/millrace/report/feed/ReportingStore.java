package io.millrace.report.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The tables that the topics fill. Blocks: used by the feed's own thread alone. */
@ApplicationScoped
class ReportingStore {

    private static final String NEW_BUILD =
            "UPDATE feed_build SET build = ?, begun_at = now() WHERE build < ?";

    private static final String EMPTY =
            """
            TRUNCATE run, task, job, job_callback, stored_file, finished_report, migration,
                bounce_execution, feed_position
            """;

    private final DataSource database;

    ReportingStore(DataSource database) {
        this.database = database;
    }

    /** Work in a transaction. */
    @FunctionalInterface
    private interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }

    /** Empties the store where it is of an earlier build, and says whether it did. */
    boolean beginBuild(int build) throws SQLException {
        return transact(transaction -> {
            if (!isNew(transaction, build)) {
                return false;
            }
            try (Statement empty = transaction.createStatement()) {
                empty.execute("SET LOCAL lock_timeout = '10s'");
                empty.execute(EMPTY);
            }
            return true;
        });
    }

    private static boolean isNew(Connection transaction, int build) throws SQLException {
        try (PreparedStatement begin = transaction.prepareStatement(NEW_BUILD)) {
            begin.setInt(1, build);
            begin.setInt(2, build);
            return begin.executeUpdate() == 1;
        }
    }

    Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) throws SQLException {
        return transact(transaction -> Positions.lock(transaction, partitions));
    }

    /**
     * Applies events whose partitions stand where they are expected, and moves the positions, in
     * one transaction. Events of other partitions are left alone: another pod has moved them, or
     * the store was emptied.
     *
     * @param expected the position of each partition before these events
     * @return the positions as they are now
     */
    Map<TopicPartition, Long> apply(
            List<ConsumerRecord<String, String>> events, Map<TopicPartition, Long> expected)
            throws SQLException {
        return transact(transaction -> {
            var stands = Positions.lock(transaction, expected.keySet());
            var news = new News();
            Map<TopicPartition, Long> moved = new HashMap<>();
            for (var event : events) {
                var partition = new TopicPartition(event.topic(), event.partition());
                if (Objects.equals(expected.get(partition), stands.get(partition))) {
                    news.add(event);
                    moved.put(partition, event.offset() + 1);
                }
            }
            news.write(transaction);
            Positions.move(transaction, moved);
            stands.putAll(moved);
            return stands;
        });
    }

    private <T> T transact(Work<T> work) throws SQLException {
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                T result = work.in(transaction);
                transaction.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                transaction.rollback();
                throw failure;
            }
        }
    }
}
