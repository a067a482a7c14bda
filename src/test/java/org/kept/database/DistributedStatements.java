package org.kept.database;

/** Has the stores use their statements for Citus on a database that is not distributed. H2 has none of them. */
public final class DistributedStatements {

    private DistributedStatements() {}

    /** Does the work with those statements. */
    public static void during(Database database, Runnable work) {
        database.assumeDistributed(true);
        try {
            work.run();
        } finally {
            database.assumeDistributed(null);
        }
    }
}
