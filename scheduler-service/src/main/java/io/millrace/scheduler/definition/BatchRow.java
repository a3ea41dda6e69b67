package io.millrace.scheduler.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A batch as it stands now. */
@Entity
@Table(name = "batch")
class BatchRow extends DefinitionRow {

    @Column(name = "definition_version")
    long definitionVersion;
}
