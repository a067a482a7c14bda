package org.kept.sample;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Remembers that the sample company is wanted, until all of it is in. */
@ApplicationScoped
class SampleRequestStore implements PanacheRepositoryBase<WishRow, Integer> {

    /**
     * The wish.
     *
     * @param wanted when it was made; the company's history ends there, however often its filling is begun again
     * @param author the e-mail address of the administrator who made it
     */
    record SampleRequest(Instant wanted, String author) {}

    /** Remembers the wish, inside the caller's transaction where there is one. */
    @Transactional
    void remember(SampleRequest wish) {
        var row = new WishRow();
        row.wanted = wish.wanted();
        row.author = wish.author();
        persistAndFlush(row);
    }

    /** The wish, where it is not fulfilled yet. */
    @Transactional
    Optional<SampleRequest> open() {
        return findByIdOptional(WishRow.ONLY).map(row -> new SampleRequest(row.wanted, row.author));
    }

    @Transactional
    void forget() {
        deleteAll();
    }
}
