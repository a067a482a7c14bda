package org.kept.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The embedded database has no partitions, and says so. */
class PartitionsCallbackTest {

    @Test
    void theEmbeddedDatabaseRefusesTheSetting() {
        var flyway = Flyway.configure(PartitionsCallbackTest.class.getClassLoader())
                .dataSource("jdbc:h2:mem:unpartitioned;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "kept", "")
                .callbacks(new PartitionsCallback(() -> 16))
                .load();
        assertThatThrownBy(flyway::migrate).hasStackTraceContaining("KEPT_DB_PARTITIONS needs PostgreSQL");
    }
}
