package io.millrace.scheduler.connector;

import io.millrace.platform.page.PageRequest;
import io.millrace.scheduler.basic.CurrentUser;
import io.millrace.scheduler.schedule.PauseSchedule;
import io.millrace.scheduler.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** From a call about schedules to its use case. */
@ApplicationScoped
class ScheduleCalls {

    private final CurrentUser user;
    private final Schedules schedules;
    private final PauseSchedule pauseSchedule;

    ScheduleCalls(CurrentUser user, Schedules schedules, PauseSchedule pauseSchedule) {
        this.user = user;
        this.schedules = schedules;
        this.pauseSchedule = pauseSchedule;
    }

    Uni<Response> list(@Nullable String limit, @Nullable String cursor) {
        return schedules
                .list(user.tenant(), PageRequest.of(limit, cursor, 1))
                .map(ConnectorAnswers::ok);
    }

    Uni<Response> get(String robustaSpid) {
        return schedules.get(user.tenant(), Spid.of(robustaSpid)).map(ConnectorAnswers::ok);
    }

    Uni<Response> delete(String robustaSpid) {
        return schedules
                .delete(user.tenant(), Spid.of(robustaSpid))
                .map(done -> Response.noContent().build());
    }

    Uni<Response> pause(String robustaSpid) {
        String tenant = user.tenant();
        var spid = Spid.of(robustaSpid);
        return pauseSchedule
                .pause(tenant, spid)
                .chain(() -> schedules.get(tenant, spid))
                .map(ConnectorAnswers::ok);
    }

    Uni<Response> resume(String robustaSpid) {
        String tenant = user.tenant();
        var spid = Spid.of(robustaSpid);
        return pauseSchedule
                .resume(tenant, spid)
                .chain(() -> schedules.get(tenant, spid))
                .map(ConnectorAnswers::ok);
    }
}
