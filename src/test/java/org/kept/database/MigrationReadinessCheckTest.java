package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrationReadinessCheckTest {

    @Test
    void missingMigrationsAreCounted() {
        assertThat(MigrationReadinessCheck.problem(0)).isEmpty();
        assertThat(MigrationReadinessCheck.problem(1))
                .isEqualTo("1 migration is not applied. Restart Kept to apply it.");
        assertThat(MigrationReadinessCheck.problem(2))
                .isEqualTo("2 migrations are not applied. Restart Kept to apply them.");
    }
}
