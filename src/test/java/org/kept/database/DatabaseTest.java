package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestDatabase;

@QuarkusTest
@OnBothDatabases
class DatabaseTest {

    private final Database database;

    @Inject
    DatabaseTest(Database database) {
        this.database = database;
    }

    @Test
    void theKindIsTheOneOfTheRun() {
        assertThat(database.kind())
                .isEqualTo(TestDatabase.isPostgres() ? Database.DatabaseKind.POSTGRESQL : Database.DatabaseKind.H2);
        assertThat(database.with(DatabaseTest::product)).isEqualTo(TestDatabase.isPostgres() ? "PostgreSQL" : "H2");
    }

    private static String product(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName();
    }
}
