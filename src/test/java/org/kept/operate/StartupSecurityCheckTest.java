package org.kept.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestDatabase;
import org.kept.TestKeys;

/** The settings of the tests themselves are unsafe, and are seen to be. */
@QuarkusTest
@OnBothDatabases
class StartupSecurityCheckTest {

    private final StartupSecurityCheck start;

    @Inject
    StartupSecurityCheckTest(StartupSecurityCheck start) {
        this.start = start;
    }

    @Test
    void whatIsUnsafeAboutTheDatabaseOfTheTestsIsSeen() {
        assertThat(start.warnings())
                .anyMatch(warning -> warning.contains(
                        TestDatabase.isPostgres() ? "is a superuser of PostgreSQL" : "in memory only"));
    }

    @Test
    void theirAdministratorsSecretsAreSeenAndNotSaid() {
        assertThat(start.warnings())
                .anyMatch(warning -> warning.startsWith("KEPT_ADMIN_KEY and KEPT_ADMIN_PASSWORD are still in"))
                .noneMatch(warning -> warning.contains(TestKeys.PASSWORD) || warning.contains(TestKeys.ALL));
    }

    @Test
    void nothingElseIsSaidOfAServiceOnLoopback() {
        assertThat(start.warnings()).hasSize(2);
    }
}
