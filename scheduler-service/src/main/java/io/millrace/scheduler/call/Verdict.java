package io.millrace.scheduler.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.scheduler.definition.TaskMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Judges a reply by the worker contract. */
@ApplicationScoped
class Verdict {

    private final Clock clock;

    Verdict(Clock clock) {
        this.clock = clock;
    }

    CallOutcome of(TaskCall call, OutgoingRequest request, Reply reply) {
        return switch (reply) {
            case Reply.Answered answered -> answered(call, request, answered);
            case Reply.Lost lost -> lost(request, lost);
            case Reply.Late late -> late(request, late);
        };
    }

    private CallOutcome answered(TaskCall call, OutgoingRequest request, Reply.Answered reply) {
        String text = reply.body().toString(UTF_8);
        String answer = KeptText.of(request.mask().apply(text));
        return switch (StatusMeaning.of(reply.status())) {
            case DONE -> done(call, reply, text, answer);
            case LATER ->
                    new CallOutcome.Faulted(
                            answered(request, reply),
                            answer,
                            RetryAfter.read(reply.retryAfter(), clock));
            case REDIRECTED ->
                    new CallOutcome.Refused(
                            answered(request, reply) + "; redirects are not followed", answer);
            case REFUSED -> new CallOutcome.Refused(answered(request, reply), answer);
        };
    }

    private static String answered(OutgoingRequest request, Reply.Answered reply) {
        return request.worker().name() + " answered " + reply.status();
    }

    private static CallOutcome done(
            TaskCall call, Reply.Answered reply, String text, String answer) {
        if (call.task().mode() == TaskMode.ASYNC) {
            return new CallOutcome.Accepted(answer);
        }
        if (!reply.whole() && !call.task().outputs().isEmpty()) {
            return new CallOutcome.Refused(
                    "the answer is longer than 256 KiB, so its outputs cannot be read", answer);
        }
        try {
            return new CallOutcome.Succeeded(Outputs.read(call.task().outputs(), text), answer);
        } catch (MissingOutput e) {
            return new CallOutcome.Refused(e.reason(), answer);
        }
    }

    /** A task that must not be repeated is not, unless the request is known never to have left. */
    private static CallOutcome lost(OutgoingRequest request, Reply.Lost lost) {
        String error = error(request, request.worker().name() + ": " + lost.reason());
        return lost.sent() && !request.repeatable()
                ? new CallOutcome.TimedOut(error)
                : new CallOutcome.Faulted(error, "", null);
    }

    private static CallOutcome late(OutgoingRequest request, Reply.Late late) {
        String within = " within " + request.timeout();
        return late.sent()
                ? new CallOutcome.TimedOut(
                        error(request, request.worker().name() + " gave no answer" + within))
                : new CallOutcome.Faulted(
                        error(request, "no connection to " + request.worker().name() + within),
                        "",
                        null);
    }

    private static String error(OutgoingRequest request, String text) {
        return KeptText.of(request.mask().apply(text));
    }
}
