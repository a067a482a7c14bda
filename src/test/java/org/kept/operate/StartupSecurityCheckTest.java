package org.kept.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestDatabase;
import org.kept.TestKeys;

/** Detection of the tests' own settings, which are unsafe. */
@QuarkusTest
@OnBothDatabases
class StartupSecurityCheckTest {

    private final StartupSecurityCheck start;

    @Inject
    StartupSecurityCheckTest(StartupSecurityCheck start) {
        this.start = start;
    }

    @Test
    void theUnsafeDatabaseOfTheTestsIsReported() {
        assertThat(start.warnings())
                .anyMatch(warning -> warning.contains(
                        TestDatabase.isPostgres() ? "is a superuser of PostgreSQL" : "in memory only"));
    }

    @Test
    void administratorSecretsAreReportedButNotShown() {
        assertThat(start.warnings())
                .anyMatch(warning -> warning.startsWith("KEPT_ADMIN_KEY and KEPT_ADMIN_PASSWORD are still in"))
                .noneMatch(warning -> warning.contains(TestKeys.PASSWORD) || warning.contains(TestKeys.ALL));
    }

    @Test
    void aServiceOnLoopbackGetsNoOtherWarning() {
        assertThat(start.warnings()).hasSize(2);
    }
}
