package io.millrace.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Triggers the month end, sees one batch fail, and restarts it where it stopped. */
final class MonthEnd {

    private static final String GROUP = "MONTH_END";
    private static final String EXTRACT = "MONTH_END_EXTRACT";
    private static final String POSTING = "MONTH_END_POSTING";
    private static final String STATEMENTS = "MONTH_END_STATEMENTS";

    private final ExternalScheduler scheduler;
    private final Console console;
    private final Watch watch;

    MonthEnd(ExternalScheduler scheduler, Console console) {
        this.scheduler = scheduler;
        this.console = console;
        this.watch = new Watch(scheduler, console);
    }

    /** Its end. */
    RunStatus play() {
        console.step("Trigger of the group, with the last day of last month as business date");
        String run = scheduler.trigger(GROUP, parameters());
        console.step("What happens: three extracts side by side, one slow; the posting fails");
        failsAtThePosting(watch.untilOver(run));
        console.step("The status call, and why the posting failed");
        showFault(scheduler.showStatus(run));
        console.step("Restart: only what is not done yet, under the same run id");
        scheduler.restart(GROUP, run);
        RunStatus end = watch.untilOver(run);
        console.step("The end of it");
        RunStatus ended = scheduler.showStatus(end.batchRunId());
        endsWell(ended);
        console.step("One task was asynchronous: what its worker called back");
        showCallback(ended.member(STATEMENTS).batchRunId());
        return ended;
    }

    private static JsonNode parameters() {
        ArrayNode parameters = Gateway.JSON.createArrayNode();
        for (String batch : List.of(EXTRACT, POSTING, STATEMENTS)) {
            ObjectNode ofBatch = parameters.addObject().put("batchName", batch);
            ofBatch.putObject("batchParams").put("$FICMISDATE$", lastDayOfLastMonth());
        }
        ObjectNode ofExtract = (ObjectNode) parameters.get(0);
        ofExtract.putObject("taskRuntimeParams").putObject("EXTRACT_US").put("SECONDS", "4");
        return parameters;
    }

    private static String lastDayOfLastMonth() {
        return LocalDate.now(ZoneId.systemDefault()).withDayOfMonth(1).minusDays(1).toString();
    }

    private void failsAtThePosting(RunStatus group) {
        expect("the group", "FAILED", group.status());
        expect(EXTRACT, "SUCCESSFUL", group.member(EXTRACT).status());
        expect(POSTING, "FAILED", group.member(POSTING).status());
        expect(STATEMENTS, "NOT-STARTED", group.member(STATEMENTS).status());
    }

    private void showFault(RunStatus group) {
        JsonNode details = scheduler.showDetails(group.member(POSTING).batchRunId());
        JsonNode task = task(details, "POST_LEDGER");
        console.say(
                "%s: %s %s"
                        .formatted(
                                task.path("taskCode").asText(),
                                task.path("lastError").asText(),
                                task.path("answer").asText()));
        expect("POST_LEDGER", "FAILED", task.path("taskStatus").asText());
    }

    private void endsWell(RunStatus group) {
        expect("the group", "SUCCESSFUL", group.status());
        group.members().forEach(m -> expect(m.batchName(), "SUCCESSFUL", m.status()));
        attempts(group, EXTRACT, "EXTRACT_US", 1, "was done before the restart and not again");
        attempts(group, POSTING, "VALIDATE", 1, "was done before the restart and not again");
        attempts(group, POSTING, "POST_LEDGER", 2, "failed, and went well at the restart");
        attempts(group, STATEMENTS, "BALANCE_SHEET", 2, "was busy once, and repeated by itself");
    }

    private void showCallback(String batchRunId) {
        watch.untilCalledBack(batchRunId);
        JsonNode callback = scheduler.showCallbacks(batchRunId).path("items").path(0);
        expect("The callback", "Completed", callback.path("status").asText());
        expect("The callback's task", "ARCHIVE", callback.path("taskCode").asText());
    }

    private void attempts(RunStatus group, String batch, String code, int expected, String text) {
        JsonNode details = scheduler.details(group.member(batch).batchRunId());
        int attempts = task(details, code).path("attempt").asInt();
        if (attempts != expected) {
            throw new DemoFailed(
                    "%s has %d attempts where %d were expected."
                            .formatted(code, attempts, expected));
        }
        console.say("%-14s %d × %s".formatted(code, attempts, text));
    }

    private static JsonNode task(JsonNode details, String code) {
        for (JsonNode task : details.path("tasks")) {
            if (task.path("taskCode").asText().equals(code)) {
                return task;
            }
        }
        throw new DemoFailed("The run's details have no task " + code + ".");
    }

    private static void expect(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new DemoFailed(
                    "%s is %s where %s was expected.".formatted(what, actual, expected));
        }
    }
}
