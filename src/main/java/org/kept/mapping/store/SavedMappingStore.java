package org.kept.mapping.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Saved mappings in the database, each with the number of its current version. */
@ApplicationScoped
class SavedMappingStore implements PanacheRepositoryBase<SavedMappingRow, String> {

    List<SavedMappingRow> all() {
        return listAll(Sort.by("name"));
    }

    /** Adds the mapping, or makes another version its current one. */
    void put(String name, int version, String title, String source) {
        var known = findById(name);
        var row = known == null ? new SavedMappingRow() : known;
        row.name = name;
        row.version = version;
        row.title = title;
        row.source = source;
        persistAndFlush(row);
    }

    /** Removes the mapping; its versions stay. */
    void remove(String name) {
        deleteById(name);
        flush();
    }
}
