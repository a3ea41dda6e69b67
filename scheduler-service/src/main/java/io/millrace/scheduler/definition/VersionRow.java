package io.millrace.scheduler.definition;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A batch or a group as it once was; a run keeps the one it started with. Never changed. */
@Entity
@Table(name = "definition_version")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class VersionRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    String tenant;
    String kind;
    String code;

    @ColumnTransformer(read = "body::text", write = "cast(cast(? as text) as jsonb)")
    String body;

    VersionRow() {}

    VersionRow(String kind, DefinitionKey key, String body) {
        this.tenant = key.tenant();
        this.kind = kind;
        this.code = key.code();
        this.body = body;
    }

    /** Known once the row is written. */
    long id() {
        return Objects.requireNonNull(id);
    }
}
