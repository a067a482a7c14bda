package org.kept.scorecard.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestDatabase;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestWeeks;
import org.kept.database.Database;

/** The views on PostgreSQL agree with the REST API about published weeks. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class ReportingViewsTest {

    @Inject
    Database database;

    @Test
    void theViewsHaveThePublishedNumbersAndVerdicts() {
        assumeTrue(TestDatabase.isPostgres());
        TestWeeks.publishMission();
        TestWeeks.push();
        TestEvents.delete("ferry", "sla2024-W01", "a test").statusCode(204);
        TestKeys.withKey()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/scorecards/2024-W21/publication")
                .then()
                .statusCode(200);
        assertThat(
                        line(
                                "select week, clause, value, target_at_least, verdict from kept_readings_weekly where kpi = 'sla'"))
                .isEqualTo("2024-05-20|minute|0.6|0.8|missed");
        assertThat(line("select quote, verdict, mission_version from kept_clauses where clause = 'smile'"))
                .isEqualTo("we smile|unmeasured|1");
        assertThat(line("select count(*), min(source), max(type) from kept_events_accepted"))
                .isEqualTo("21|ferry|figure");
        runRecipe();
    }

    /** Runs the recipe from the documents, as a role that may read the views and nothing else. */
    private void runRecipe() {
        database.run(connection -> {
            try (var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("create role kept_recipe_test");
                statement.execute("grant select on kept_readings_weekly, kept_clauses, kept_events_accepted"
                        + " to kept_recipe_test");
                statement.execute("set local role kept_recipe_test");
                statement.execute(Files.readString(Path.of("docs", "recipes", "reader.sql")));
                var before = connection.setSavepoint();
                assertThatThrownBy(() -> statement.execute("select document from publication"))
                        .hasMessageContaining("permission denied");
                connection.rollback(before);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private String line(String sql) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(sql);
                    var row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                var text = new StringBuilder(row.getString(1));
                for (var column = 2; column <= row.getMetaData().getColumnCount(); column++) {
                    text.append('|').append(row.getString(column));
                }
                assertThat(row.next()).isFalse();
                return text.toString();
            }
        });
    }
}
