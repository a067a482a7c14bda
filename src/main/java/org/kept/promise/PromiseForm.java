package org.kept.promise;

/** The forms in which the promise page is served. */
enum PromiseForm {
    PAGE,
    FRAME,
    POSTER_A4,
    POSTER_A3,
    JSON,
    FEED,
    BADGE,
    CLAUSE_BADGE,
    LOGO,
    ROBOTS;

    /**
     * What a visitor asks for.
     *
     * @param clause the code of the clause for {@link #CLAUSE_BADGE}; empty for all others
     * @param base scheme and host in links; empty if the address of Kept is not known
     */
    record Wanted(PromiseForm form, String clause, String base) {}
}
