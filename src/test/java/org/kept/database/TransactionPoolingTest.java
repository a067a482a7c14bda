package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestDatabase;
import org.kept.database.TransactionPooling.PoolingEffect;
import org.postgresql.PGConnection;

/** A pooler in transaction mode is detected by two connections that share a session; here one connection plays both. */
@QuarkusTest
@OnBothDatabases
class TransactionPoolingTest {

    private final Database database;

    @Inject
    TransactionPoolingTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void onPostgresql() {
        assumeTrue(TestDatabase.isPostgres(), "H2 has no pooler");
    }

    @Test
    void twoSessionsAreNoPooler() {
        PoolingEffect effect =
                database.with(one -> database.with(other -> TransactionPooling.findPostgresql(one, other)));
        assertThat(effect).isEqualTo(PoolingEffect.NONE);
    }

    @Test
    void preparedStatementsOfASharedSessionAreLost() {
        PoolingEffect effect = database.with(both -> TransactionPooling.findPostgresql(both, both));
        assertThat(effect).isEqualTo(PoolingEffect.LOSES_STATEMENTS);
    }

    @Test
    void aUrlWhosePoolerLosesStatementsIsRefusedWithWhatToChange() {
        assertThatThrownBy(() -> database.run(both -> {
                    TransactionPooling.requireStatements(both, both);
                }))
                .hasRootCauseMessage("The database URL leads to a pooler in transaction mode, which loses prepared"
                        + " statements: add prepareThreshold=0 to KEPT_DB_URL, or set max_prepared_statements in"
                        + " PgBouncer 1.21 or later.");
    }

    @Test
    void aStatementLeftByAnotherClientIsTold() {
        database.run(both -> {
            try (var left = both.createStatement()) {
                left.execute("deallocate all");
                left.execute("prepare \"S_1\" as select 1");
                assertThat(TransactionPooling.findPostgresql(both, both)).isEqualTo(PoolingEffect.LOSES_STATEMENTS);
                left.execute("deallocate all");
            }
        });
    }

    @Test
    void withoutPreparedStatementsOnlyALimitOnLocksIsMissing() {
        PoolingEffect effect = database.with(both -> {
            var driver = both.unwrap(PGConnection.class);
            var threshold = driver.getPrepareThreshold();
            driver.setPrepareThreshold(0);
            try {
                return TransactionPooling.findPostgresql(both, both);
            } finally {
                driver.setPrepareThreshold(threshold);
            }
        });
        assertThat(effect).isEqualTo(PoolingEffect.LOSES_LOCK_TIMEOUT);
    }
}
