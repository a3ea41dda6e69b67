package io.millrace.report.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far each partition is applied, as the store itself knows it. */
final class Positions {

    private static final String BEGIN =
            """
            INSERT INTO feed_position (topic, partition, next_offset)
            SELECT topic, partition, 0 FROM unnest(?::text[], ?::integer[]) AS p(topic, partition)
            ON CONFLICT DO NOTHING
            """;

    private static final String LOCK =
            """
            SELECT f.topic, f.partition, f.next_offset
            FROM feed_position f JOIN unnest(?::text[], ?::integer[]) AS p(topic, partition)
                ON f.topic = p.topic AND f.partition = p.partition
            ORDER BY f.topic, f.partition FOR UPDATE OF f
            """;

    private static final String MOVE =
            """
            UPDATE feed_position f SET next_offset = p.next_offset
            FROM unnest(?::text[], ?::integer[], ?::bigint[]) AS p(topic, partition, next_offset)
            WHERE f.topic = p.topic AND f.partition = p.partition
            """;

    private Positions() {}

    /** Locks the positions until the transaction ends, and tells them; a new one is 0. */
    static Map<TopicPartition, Long> lock(
            Connection transaction, Collection<TopicPartition> partitions) throws SQLException {
        var wanted = List.copyOf(partitions);
        try (PreparedStatement begin = transaction.prepareStatement(BEGIN);
                PreparedStatement lock = transaction.prepareStatement(LOCK)) {
            bind(begin, wanted);
            begin.executeUpdate();
            bind(lock, wanted);
            return read(lock);
        }
    }

    private static Map<TopicPartition, Long> read(PreparedStatement lock) throws SQLException {
        Map<TopicPartition, Long> found = new HashMap<>();
        try (ResultSet rows = lock.executeQuery()) {
            while (rows.next()) {
                found.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return found;
    }

    static void move(Connection transaction, Map<TopicPartition, Long> next) throws SQLException {
        var moved = List.copyOf(next.keySet());
        try (PreparedStatement move = transaction.prepareStatement(MOVE)) {
            bind(move, moved);
            Object[] offsets = moved.stream().map(next::get).toArray();
            move.setArray(3, transaction.createArrayOf("bigint", offsets));
            move.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, List<TopicPartition> partitions)
            throws SQLException {
        Connection connection = statement.getConnection();
        Object[] topics = partitions.stream().map(TopicPartition::topic).toArray();
        Object[] numbers = partitions.stream().map(TopicPartition::partition).toArray();
        statement.setArray(1, connection.createArrayOf("text", topics));
        statement.setArray(2, connection.createArrayOf("integer", numbers));
    }
}
