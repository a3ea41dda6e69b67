package io.millrace.bounce.ticket;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a change has come, in the words of the guide. */
public enum Stage {
    UNSCHEDULED("Open", "Ready For Scheduling/Approval", "Review Update"),
    SCHEDULED("Open", "Ready For Execution", "Review Update"),
    RUNNING("In Progress", "In Progress", "In Progress"),
    SUCCESSFUL("Closed", "Successful", "Closed"),
    FAILED("Closed", "Failed", "Closed");

    private final String status;
    private final String subStatus;
    private final String customerStatus;

    Stage(String status, String subStatus, String customerStatus) {
        this.status = status;
        this.subStatus = subStatus;
        this.customerStatus = customerStatus;
    }

    public String status() {
        return status;
    }

    public String subStatus() {
        return subStatus;
    }

    public String customerStatus() {
        return customerStatus;
    }

    public Set<Stage> successors() {
        return switch (this) {
            case UNSCHEDULED -> Set.of(SCHEDULED, FAILED);
            case SCHEDULED -> Set.of(SCHEDULED, UNSCHEDULED, RUNNING, FAILED);
            case RUNNING -> Set.of(RUNNING, SUCCESSFUL, FAILED);
            case SUCCESSFUL, FAILED -> Set.of();
        };
    }

    /** The stages that go by these words; a null counts for all. */
    public static List<Stage> named(
            @Nullable String status, @Nullable String subStatus, @Nullable String customerStatus) {
        return Stream.of(values())
                .filter(stage -> is(stage.status, status))
                .filter(stage -> is(stage.subStatus, subStatus))
                .filter(stage -> is(stage.customerStatus, customerStatus))
                .toList();
    }

    private static boolean is(String word, @Nullable String wanted) {
        return wanted == null || wanted.isBlank() || word.equalsIgnoreCase(wanted.strip());
    }
}
