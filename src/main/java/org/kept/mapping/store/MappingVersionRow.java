package org.kept.mapping.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Database row of one version of a mapping; never changed. */
@Entity
@IdClass(MappingVersionRow.MappingVersionKey.class)
@Table(name = "mapping_version")
class MappingVersionRow {

    /** One version of one mapping. */
    record MappingVersionKey(String name, int version) {}

    @Id
    String name;

    @Id
    int version;

    /** The document in canonical JSON; null for the version that deletes the mapping. */
    @Nullable
    String document;

    Instant created;
    String author;
}
