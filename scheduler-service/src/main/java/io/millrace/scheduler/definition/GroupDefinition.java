package io.millrace.scheduler.definition;

import java.util.List;

/** A batch group: batches and the order between them. */
public record GroupDefinition(String code, String description, List<GroupMember> members) {}
