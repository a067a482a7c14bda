package org.kept.rollup.custom;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stored version of a custom KPI's definition. */
@Entity
@IdClass(KpiDefinitionRow.DefinitionKey.class)
@Table(name = "kpi_definition")
class KpiDefinitionRow {

    /** One version of one KPI. */
    record DefinitionKey(String kpi, int version) {}

    @Id
    String kpi;

    @Id
    int version;

    /** The definition in JSON; null for the version that removes the KPI. */
    @Nullable
    String document;

    Instant created;
    String author;
}
