package io.millrace.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the status call says of a run.
 *
 * @param tasks code to status, of a batch
 * @param members runs of a group's batches, in their order
 */
record RunStatus(
        String batchRunId, String status, Map<String, String> tasks, List<Member> members) {

    /** One batch of a group. */
    record Member(String batchRunId, String status) {

        /** A run id is name, date, time and number, joined by underscores. */
        String batchName() {
            return RunStatus.nameIn(batchRunId);
        }
    }

    static RunStatus of(String batchRunId, JsonNode answer) {
        var tasks = new LinkedHashMap<String, String>();
        for (JsonNode task : answer.path("taskStatusList")) {
            tasks.put(task.path("taskCode").asText(), task.path("taskStatus").asText());
        }
        var members = new ArrayList<Member>();
        for (JsonNode member : answer.path("batchList")) {
            members.add(
                    new Member(
                            member.path("batchRunId").asText(),
                            member.path("batchStatus").asText()));
        }
        return new RunStatus(batchRunId, answer.path("batchStatus").asText(), tasks, members);
    }

    boolean isOver() {
        return !status.equals("ON-GOING") && !status.equals("NOT-STARTED");
    }

    String batchName() {
        return nameIn(batchRunId);
    }

    /** What came of it, without what differs between two runs. */
    Map<String, String> outcome() {
        var outcome = new LinkedHashMap<String, String>();
        outcome.put(batchName(), status);
        members.forEach(member -> outcome.put(member.batchName(), member.status()));
        return outcome;
    }

    Member member(String batchName) {
        return members.stream()
                .filter(member -> member.batchName().equals(batchName))
                .findFirst()
                .orElseThrow(
                        () -> new DemoFailed("The group's status has no batch " + batchName + "."));
    }

    private static String nameIn(String batchRunId) {
        return batchRunId.replaceFirst("_\\d{4}-\\d{2}-\\d{2}_\\d+_\\d+$", "");
    }
}
