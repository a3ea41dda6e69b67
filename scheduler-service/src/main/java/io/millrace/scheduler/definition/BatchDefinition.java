package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A batch: tasks and the order between them.
 *
 * @param zone zone of the business date, or null for the tenant's
 * @param deadline counts from the run's start, or null for none
 * @param batchParams defaults for {@code ${NAME}}; any JSON value
 * @param secretParams names of parameters whose values must never be shown
 */
public record BatchDefinition(
        String code,
        String description,
        @Nullable ZoneId zone,
        @Nullable Duration deadline,
        Map<String, JsonNode> batchParams,
        Set<String> secretParams,
        List<TaskDefinition> tasks) {}
