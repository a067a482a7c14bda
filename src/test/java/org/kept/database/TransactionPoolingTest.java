package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;
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
    void aStatementLeftByAnotherClientIsTold() throws SQLException {
        var config = ConfigProvider.getConfig();
        var login = new Properties();
        login.setProperty("user", config.getValue("kept.db-user", String.class));
        // The driver gives the first statement that it prepares on a connection the name that is taken here.
        try (var both = Objects.requireNonNull(
                        new H2OrPostgresDriver().connect(config.getValue("kept.db-url", String.class), login));
                var left = both.createStatement()) {
            left.execute("prepare \"S_1\" as select 1");
            assertThat(TransactionPooling.findPostgresql(both, both)).isEqualTo(PoolingEffect.LOSES_STATEMENTS);
        }
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
