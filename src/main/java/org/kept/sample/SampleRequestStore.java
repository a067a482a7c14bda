package org.kept.sample;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Stores the request for the sample company until it is completely loaded. */
@ApplicationScoped
class SampleRequestStore implements PanacheRepositoryBase<WishRow, Integer> {

    /**
     * The request.
     *
     * @param wanted time of the request; the company's history ends there, however often loading restarts
     * @param author the e-mail address of the administrator who made it
     */
    record SampleRequest(Instant wanted, String author) {}

    /** Stores the request, in the caller's transaction if there is one. */
    @Transactional
    void save(SampleRequest request) {
        var row = new WishRow();
        row.wanted = request.wanted();
        row.author = request.author();
        persistAndFlush(row);
    }

    /** The unfinished request; empty if there is none. */
    @Transactional
    Optional<SampleRequest> pending() {
        return findByIdOptional(WishRow.ONLY).map(row -> new SampleRequest(row.wanted, row.author));
    }

    @Transactional
    void clear() {
        deleteAll();
    }
}
