package org.kept.signal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kept.database.EntityQueries;
import org.kept.database.ReadSession;

/** Annotations in the database. */
@ApplicationScoped
class AnnotationStore implements PanacheRepositoryBase<AnnotationRow, UUID> {

    private static final int MAX_ROWS = 500;

    private final EntityQueries queries;
    private final ReadSession reads;

    AnnotationStore(EntityQueries queries, ReadSession reads) {
        this.queries = queries;
        this.reads = reads;
    }

    /** Annotations that touch the span, earliest first, up to 500. */
    List<Annotation> touching(LocalDate from, LocalDate to) {
        var query = "from AnnotationRow where fromOn <= ?1 and coalesce(toOn, fromOn) >= ?2 order by fromOn, id";
        return reads.read(
                List.of("annotations", from, to),
                () -> queries.list(AnnotationRow.class, MAX_ROWS, query, to, from).stream()
                        .map(AnnotationRow::annotation)
                        .toList());
    }

    /** The annotation with this id. */
    Optional<Annotation> annotation(UUID id) {
        return findByIdOptional(id).map(AnnotationRow::annotation);
    }

    void add(Annotation annotation) {
        persistAndFlush(AnnotationRow.of(annotation));
    }

    /** Deletes the annotation and returns whether it existed. */
    boolean remove(UUID id) {
        return delete("id", id) > 0;
    }
}
