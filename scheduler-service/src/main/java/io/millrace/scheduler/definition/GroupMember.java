package io.millrace.scheduler.definition;

import java.util.List;

/** One batch of a group, and the batches that must end before it. */
public record GroupMember(String batchName, List<String> after) {}
