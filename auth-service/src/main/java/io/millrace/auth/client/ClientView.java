package io.millrace.auth.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A client without its secret. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClientView(String clientId, String name, @Nullable Instant createdAt) {

    static ClientView of(OAuthClient client) {
        return new ClientView(
                client.clientId(),
                client.name(),
                client.createdAt().map(ClientView::toSeconds).orElse(null));
    }

    private static Instant toSeconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
