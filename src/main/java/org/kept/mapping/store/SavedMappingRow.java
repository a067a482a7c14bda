package org.kept.mapping.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Database row of a saved mapping: its current version, without the document. */
@Entity
@Table(name = "saved_mapping")
class SavedMappingRow {

    @Id
    String name;

    int version;
    String title;
    String source;
}
