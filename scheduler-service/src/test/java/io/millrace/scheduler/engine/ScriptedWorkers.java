package io.millrace.scheduler.engine;

import io.millrace.scheduler.call.CallOutcome;
import io.millrace.scheduler.call.TaskCall;
import io.millrace.scheduler.call.WorkerCall;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Workers that do as the test says, and remember what they were asked. */
final class ScriptedWorkers implements WorkerCall {

    static final CallOutcome OK = new CallOutcome.Succeeded(Map.of(), "{}");
    static final CallOutcome NO = new CallOutcome.Refused("400", "");
    static final CallOutcome BUSY = new CallOutcome.Faulted("503", "", null);

    private final List<TaskCall> calls = new CopyOnWriteArrayList<>();
    private final List<TaskCall> cancelled = new CopyOnWriteArrayList<>();
    private volatile Function<TaskCall, Uni<CallOutcome>> script = _ -> Uni.createFrom().item(OK);

    void answer(Function<TaskCall, CallOutcome> script) {
        this.script = call -> Uni.createFrom().item(() -> script.apply(call));
    }

    void perform(Function<TaskCall, Uni<CallOutcome>> script) {
        this.script = script;
    }

    @Override
    public Uni<CallOutcome> call(TaskCall call) {
        calls.add(call);
        return script.apply(call);
    }

    @Override
    public Uni<Void> cancel(TaskCall call) {
        cancelled.add(call);
        return Uni.createFrom().voidItem();
    }

    /** Calls of a task, as {@code run/task/attempt}. */
    List<String> keys(String taskCode) {
        return calls.stream()
                .filter(call -> call.task().taskCode().equals(taskCode))
                .map(call -> call.task().taskCode() + "/" + call.attempt())
                .toList();
    }

    List<TaskCall> calls() {
        return calls;
    }

    List<String> cancelled() {
        return cancelled.stream().map(call -> call.task().taskCode()).toList();
    }
}
