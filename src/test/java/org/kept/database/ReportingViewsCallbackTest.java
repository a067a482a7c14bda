package org.kept.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kept.database.PostgresqlRoles.connect;
import static org.kept.database.PostgresqlRoles.databaseOf;
import static org.kept.database.PostgresqlRoles.execute;
import static org.kept.database.PostgresqlRoles.migrate;
import static org.kept.database.PostgresqlRoles.name;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestDatabase;

/** The role for other tools can read the views and nothing else, and the views do not block migrations. */
@QuarkusTest
@OnBothDatabases
class ReportingViewsCallbackTest {

    @Test
    void theReaderReadsTheViewsAndNothingElse() throws SQLException {
        assumeTrue(TestDatabase.isPostgres());
        var owner = name("owner");
        var url = databaseOf(
                owner,
                "do $$ begin if not exists (select from pg_roles where rolname = 'kept_reader') then"
                        + " create role kept_reader login password 'secret'; end if; end $$");
        migrate(url, owner, new ReportingViewsCallback());
        migrate(url, owner, new ReportingViewsCallback());
        try (var connection = connect(url, "kept_reader")) {
            for (var view : new String[] {"kept_readings_weekly", "kept_clauses", "kept_events_accepted"}) {
                execute(connection, "select * from " + view);
            }
            for (var sql :
                    new String[] {"select * from event", "select * from publication", "delete from kept_events_accepted"
                    }) {
                assertThatThrownBy(() -> execute(connection, sql)).hasMessageContaining("permission denied");
            }
        }
    }
}
