package io.millrace.report.feed;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What an event told, of which tenant, and when.
 *
 * @param at by the clock of the pod that told it
 * @param order grows with each event of the key; null where it is not known
 * @param data the event's own record
 */
record Told<D>(String tenant, Instant at, @Nullable Long order, D data) {

    Told {
        Objects.requireNonNull(at, "time");
    }

    static <D> Told<D> by(ConsumerRecord<String, String> source, CloudEvent<D> event) {
        return new Told<>(event.tenant(), event.time(), orderOf(source), event.data());
    }

    <E> Told<E> as(Function<D, E> meaning) {
        return new Told<>(tenant, at, order, meaning.apply(data));
    }

    /**
     * Which of two counts, of which the other came later. It does unless it is one that was told
     * before and is delivered again: by the clocks, which differ from pod to pod, and by the order.
     */
    Told<D> or(Told<D> other) {
        return other.at.isBefore(at) && !isBefore(other.order) ? this : other;
    }

    private boolean isBefore(@Nullable Long other) {
        return order != null && other != null && order < other;
    }

    private static @Nullable Long orderOf(ConsumerRecord<String, String> source) {
        var header = source.headers().lastHeader(Topics.ORDER);
        return header == null
                ? null
                : Long.valueOf(new String(header.value(), StandardCharsets.US_ASCII));
    }
}
