package org.kept.recognition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kept.database.EntityQueries;

/** Recognitions in the database. */
@ApplicationScoped
class RecognitionStore implements PanacheRepositoryBase<RecognitionRow, UUID> {

    private static final int MAX_ROWS = 200;

    private final EntityQueries queries;

    RecognitionStore(EntityQueries queries) {
        this.queries = queries;
    }

    /** The newest, up to 200. */
    List<Recognition> newest() {
        return read("from RecognitionRow order by given desc, id");
    }

    /** Those for the week that begins on this Monday, newest first, up to 200. */
    List<Recognition> of(LocalDate week) {
        return read("from RecognitionRow where weekOn = ?1 order by given desc, id", week);
    }

    /** Those to the person with this e-mail address, newest first, up to 200. */
    List<Recognition> to(String person) {
        return read("from RecognitionRow where person = ?1 order by given desc, id", person);
    }

    Optional<Recognition> recognition(UUID id) {
        return read("from RecognitionRow where id = ?1", id).stream().findFirst();
    }

    private List<Recognition> read(String query, Object... parameters) {
        return queries.list(RecognitionRow.class, MAX_ROWS, query, parameters).stream()
                .map(RecognitionRow::recognition)
                .toList();
    }

    void add(Recognition recognition) {
        persistAndFlush(RecognitionRow.of(recognition));
    }

    /** Every recognition, read within the transaction; for an erasure, which is rare. */
    List<RecognitionRow> all() {
        return listAll();
    }

    /** Deletes the recognition and returns whether it existed. */
    boolean remove(UUID id) {
        return delete("id", id) > 0;
    }
}
