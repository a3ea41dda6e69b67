package io.millrace.scheduler.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.json.JsonBody;
import io.millrace.scheduler.schedule.StartCommand;

/**
 * A start whose time is to come, read by the rules of the connector's own. Fails with {@code
 * JsonFault} or {@code ProcessRefused}.
 */
public final class ScheduledStart {

    private ScheduledStart() {}

    public static StartCommand read(JsonNode body, String tenant, String user) {
        return StartRequest.read(JsonBody.of(body, "")).command(tenant, user);
    }
}
