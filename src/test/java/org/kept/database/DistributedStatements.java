package org.kept.database;

/** Makes the stores use their statements for Citus on a database that is not distributed. H2 has no such statements. */
public final class DistributedStatements {

    private DistributedStatements() {}

    /** Runs the work with those statements. */
    public static void during(Database database, Runnable work) {
        database.assumeDistributed(true);
        try {
            work.run();
        } finally {
            database.assumeDistributed(null);
        }
    }
}
