package io.millrace.scheduler.definition;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A worker as it stands now. */
@Entity
@Table(name = "worker")
class WorkerRow extends DefinitionRow {}
