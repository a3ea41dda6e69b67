package io.millrace.report.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Applies a batch of events. Where the database refuses one for what is in it, the batch is halved
 * until that one is alone, and it alone is let go.
 */
@ApplicationScoped
class ApplyEvents {

    private static final Logger LOG = Logger.getLogger(ApplyEvents.class);

    private final ReportingStore store;

    ApplyEvents(ReportingStore store) {
        this.store = store;
    }

    /**
     * @param expected the position of each partition before these events
     * @return the positions of the partitions afterwards
     */
    Map<TopicPartition, Long> apply(
            List<ConsumerRecord<String, String>> events, Map<TopicPartition, Long> expected)
            throws SQLException {
        try {
            return store.apply(events, expected);
        } catch (SQLException refused) {
            if (!isOfTheData(refused)) {
                throw refused;
            }
            return events.size() == 1
                    ? letGo(events.getFirst(), expected, refused)
                    : halved(events, expected);
        }
    }

    /** Data exceptions and violated constraints; anything else may well succeed later. */
    private static boolean isOfTheData(SQLException refused) {
        String state = refused.getSQLState();
        return state != null
                && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    private Map<TopicPartition, Long> halved(
            List<ConsumerRecord<String, String>> events, Map<TopicPartition, Long> expected)
            throws SQLException {
        int middle = events.size() / 2;
        Map<TopicPartition, Long> now = new HashMap<>(expected);
        now.putAll(apply(events.subList(0, middle), expected));
        now.putAll(apply(events.subList(middle, events.size()), now));
        return now;
    }

    private static Map<TopicPartition, Long> letGo(
            ConsumerRecord<String, String> event,
            Map<TopicPartition, Long> expected,
            SQLException refused) {
        LOG.errorf(
                "the event at %s-%d@%d is let go: %s",
                event.topic(), event.partition(), event.offset(), refused.getMessage());
        return expected;
    }
}
