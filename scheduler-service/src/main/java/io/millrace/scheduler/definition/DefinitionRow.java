package io.millrace.scheduler.definition;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

/** A definition as it stands now. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // filled by Hibernate or right after construction
class DefinitionRow {

    @EmbeddedId DefinitionKey key;

    /** JSON as text, so that numbers keep their digits. */
    @ColumnTransformer(read = "body::text", write = "cast(cast(? as text) as jsonb)")
    String body;

    /** Grows with each change, also across a deletion; the entity tag. */
    long revision;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    String changedBy;
}
