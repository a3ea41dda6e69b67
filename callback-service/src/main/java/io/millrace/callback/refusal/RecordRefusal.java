package io.millrace.callback.refusal;

import io.millrace.callback.answer.Envelope;
import io.millrace.callback.record.ReceivedCall;
import io.millrace.callback.record.RecordCall;
import io.millrace.callback.record.RecordedCall;
import io.millrace.platform.caller.TokenAtHand;
import io.millrace.platform.token.VerifiedToken;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Records a refused call, unless it was refused because there is no recording more. */
@ApplicationScoped
class RecordRefusal {

    private static final Logger LOG = Logger.getLogger(RecordRefusal.class);
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final RecordCall recordCall;
    private final Clock clock;

    RecordRefusal(RecordCall recordCall, Clock clock) {
        this.recordCall = recordCall;
        this.clock = clock;
    }

    /** The envelope that says it; never fails. */
    Uni<Envelope> record(RoutingContext request, int httpStatus, String reason) {
        return idOf(request, httpStatus, reason)
                .onFailure()
                .invoke(failure -> LOG.warnf("A refused call is not recorded: %s", failure))
                .onFailure()
                .recoverWithItem(Envelope.UNRECORDED)
                .map(id -> Envelope.refusal(httpStatus, reason, id));
    }

    private Uni<Long> idOf(RoutingContext request, int httpStatus, String reason) {
        return httpStatus == TOO_MANY || httpStatus == UNAVAILABLE
                ? Uni.createFrom().item(Envelope.UNRECORDED)
                : recordCall
                        .record(received(TokenAtHand.of(request), httpStatus, reason))
                        .map(RecordedCall::restAuditId);
    }

    private ReceivedCall received(@Nullable VerifiedToken token, int httpStatus, String reason) {
        return ReceivedCall.refused(
                token == null ? "" : Objects.requireNonNullElse(token.tenant(), ""),
                token == null ? "" : Objects.requireNonNullElse(token.user(), token.client()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                reason,
                httpStatus);
    }
}
