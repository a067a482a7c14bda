package org.kept.imports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kept.TestKeys.withKey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.database.Database;
import org.kept.imports.ImportJob;
import org.kept.imports.ImportJob.ImportProgress;
import org.kept.imports.ImportOptions;
import org.kept.imports.ImportReceipt;
import org.kept.imports.ImportState;
import org.kept.imports.store.ImportStore;
import org.kept.imports.store.PieceStore;
import org.kept.ingest.CustomerErasure.ErasureBegun;
import org.kept.ingest.Receipt;
import org.kept.ingest.Receipt.ReceiptError;
import org.kept.problem.Problem;

/** Imports in the background: they continue where another node stopped, and end when cancelled. */
@QuarkusTest
@EmptyDatabase
@OnBothDatabases
class ImportRunnerTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final Actor ADA = new Actor("ada@example.org", null, null);

    private final String source = "answers-" + UUID.randomUUID();

    @Inject
    ImportService imports;

    @Inject
    ImportRunner runner;

    @Inject
    ImportStore store;

    @Inject
    PieceStore pieces;

    @Inject
    ImportPacing pacing;

    @Inject
    Database database;

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock(NOW);

    @BeforeEach
    void setUp() {
        QuarkusMock.installMockForType(clock, Clock.class);
    }

    @AfterEach
    void stopAll() {
        imports.stopAll(new ErasureBegun("c-of-no-event"));
    }

    @Test
    void anImportStoresEachRecordOnceAndForgetsItsFile() throws IOException {
        var job = start(answers(3), DataScope.EVERYTHING);
        var done = finished(job.id());
        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.progress().receipt().accepted()).isEqualTo(3);
        assertThat(done.progress().receipt().leftOut()).isEqualTo(1);
        assertThat(done.rows()).isEqualTo(4);
        assertThat(done.percent()).isEqualTo(100);
        event("A1").then().statusCode(200);
        assertThat(fileOf(job)).isEmpty();

        var again = finished(start(answers(3), DataScope.EVERYTHING).id());
        assertThat(again.progress().receipt().replayed()).isEqualTo(3);
        assertThat(again.progress().receipt().accepted()).isZero();
    }

    @Test
    void anImportLeavesMostOfTheTimeToRequestsOnH2() {
        assertThat(pacing.pauseAfter(1000)).isZero();
        withKey().contentType("application/json").body("[]").post("/api/v1/events");
        assertThat(pacing.pauseAfter(1000)).isEqualTo(database.isH2() ? 3000 : 0);
        clock.forward(Duration.ofSeconds(1));
        assertThat(pacing.pauseAfter(1000)).isZero();
    }

    @Test
    void anotherNodeGoesOnAfterTheLastRecordThatIsDone() throws IOException {
        var job = claimed(answers(4), NOW.plusSeconds(60));
        // A node dies after two records, which must not be done again; then its lease ends.
        var twoDone = ImportReceipt.EMPTY.plus(new Receipt(2, 2, 0, 0, 0, 0, List.of(), false, List.of()));
        assertThat(store.saveProgress(job.id(), "another node", new ImportProgress(2, 2, twoDone), NOW.minusSeconds(1)))
                .isTrue();
        runner.poll();
        var done = finished(job.id());
        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.progress().receipt().accepted()).isEqualTo(4);
        assertThat(done.progress().records()).isEqualTo(5);
        event("A1").then().statusCode(404);
        event("A2").then().statusCode(404);
        event("A3").then().statusCode(200);
        event("A4").then().statusCode(200);
    }

    @Test
    void aNodeThatLostItsLeaseStoresNothing() throws IOException {
        var job = claimed(answers(2), NOW.plusSeconds(60));
        runner.run(job);
        event("A1").then().statusCode(404);
        assertThat(store.find(job.id()).orElseThrow().state()).isEqualTo(ImportState.RUNNING);
    }

    @Test
    void aStoppedImportStoresNothingMore() throws IOException {
        var job = claimed(answers(2), NOW.plusSeconds(60));
        imports.cancel(job, ADA);
        assertThat(store.saveProgress(job.id(), "another node", ImportProgress.NONE, NOW))
                .isFalse();
        assertThat(store.find(job.id()).orElseThrow().state()).isEqualTo(ImportState.CANCELLED);
        assertThat(fileOf(job)).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadOnFailsWithTheReasonAndKeepsWhatWasStored() throws IOException {
        var text = new StringBuilder("ID,Person Email,Survey Type,Score,Comment,Created At,Delighted Source,shop\n");
        for (var i = 1; i <= 5100; i++) {
            text.append(answer(i));
        }
        var done = finished(
                start(text + ",".repeat(1001) + "x\n", DataScope.EVERYTHING).id());
        assertThat(done.state()).isEqualTo(ImportState.FAILED);
        assertThat(done.failure()).contains("Line 5102 has more than 1000 columns");
        assertThat(done.progress().receipt().accepted()).isEqualTo(5100);
        event("A1").then().statusCode(200);
    }

    @Test
    void aCallerOfOneTeamStoresOnlyItsRecords() throws IOException {
        var done = finished(start(answers(2), new DataScope(Set.of(), Set.of(), Set.of("harbour")))
                .id());
        assertThat(done.progress().receipt().rejected()).isEqualTo(2);
        assertThat(done.progress().receipt().errors())
                .allSatisfy(error -> assertThat(error.line()).isPositive());
        event("A1").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kim@example.org", "Kim \"the cat\" Smith"})
    void anErasureStopsImportsAndRemovesQuotedErrors(String customer) throws IOException {
        var job = claimed(answers(2), NOW.plusSeconds(60));
        var detail = "'" + customer + "' is too long.";
        var error = new ReceiptError(0, 2L, null, null, "mapping.value", "/customer", detail);
        var receipt = ImportReceipt.EMPTY.plus(new Receipt(1, 0, 0, 0, 1, 0, List.of(error), false, List.of()));
        store.saveProgress(job.id(), "another node", new ImportProgress(1, 1, receipt), NOW.plusSeconds(60));
        imports.stopAll(new ErasureBegun(customer));
        var stopped = store.find(job.id()).orElseThrow();
        assertThat(stopped.state()).isEqualTo(ImportState.CANCELLED);
        assertThat(stopped.progress().receipt().errors()).isEmpty();
        assertThat(stopped.progress().receipt().rejected()).isEqualTo(1);
        assertThat(fileOf(job)).isEmpty();
    }

    @Test
    void unfinishedImportsAndSizesAreBounded() throws IOException {
        assertThatThrownBy(() -> imports.requireRoom("ada@example.org", 2L << 30))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
        for (var i = 0; i < 20; i++) {
            imports.open(answers(1), "answers.csv", ADA, DataScope.EVERYTHING);
        }
        assertThatThrownBy(() -> imports.requireRoom("ada@example.org", 1))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(429);
                    assertThat(problem.retryAfter()).isNotNull();
                });
        imports.requireRoom("bob@example.org", 1);
        assertThat(store.countUnfinished("ada@example.org").ofOne()).isEqualTo(20);
        assertThat(store.withUnneededFile(NOW)).isEmpty();
        assertThat(store.withUnneededFile(NOW.plusSeconds(1))).hasSize(20);
        assertThat(store.deleteOld(NOW.plusSeconds(1), NOW)).isEqualTo(20);
        imports.requireRoom("ada@example.org", 1);
    }

    @Test
    void aFileOfManyPiecesIsKeptByteForByte() throws IOException {
        var bytes = new byte[5 * 1024 * 1024 + 17];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 27 == 26 ? '\n' : 'a' + i % 27);
        }
        var job = imports.open(Files.write(folder.resolve("large"), bytes), "large.csv", ADA, DataScope.EVERYTHING);
        assertThat(fileOf(job)).isEqualTo(bytes);
        imports.cancel(job, ADA);
        assertThat(fileOf(job)).isEmpty();
    }

    private byte[] fileOf(ImportJob job) throws IOException {
        var out = new ByteArrayOutputStream();
        pieces.copy(job.id(), out);
        return out.toByteArray();
    }

    private ImportJob start(Path file, DataScope reach) throws IOException {
        var job = imports.open(file, "answers.csv", ADA, reach);
        var options = new ImportOptions("delighted-responses", source, null, null, null, null, null, null, false, null);
        assertThat(imports.start(job, options, imports.resolve(options), job.by()))
                .isTrue();
        assertThat(imports.start(job, options, imports.resolve(options), job.by()))
                .isFalse();
        return job;
    }

    private ImportJob start(String text, DataScope reach) throws IOException {
        return start(Files.writeString(folder.resolve("answers.csv"), text), reach);
    }

    /** An import that another node claims in the transaction that starts it, so that this node cannot be first. */
    private ImportJob claimed(Path file, Instant leaseUntil) throws IOException {
        var job = imports.open(file, "answers.csv", ADA, DataScope.EVERYTHING);
        var options = new ImportOptions("delighted-responses", source, null, null, null, null, null, null, false, null);
        var document = imports.resolve(options).tree().toString();
        return QuarkusTransaction.requiringNew().call(() -> {
            assertThat(store.start(job.id(), "delighted-responses", document, false, false))
                    .isTrue();
            return store.claim("another node", NOW, leaseUntil).orElseThrow();
        });
    }

    private ImportJob finished(String id) {
        var job = store.find(id).orElseThrow();
        while (!job.state().isFinished()) {
            Thread.onSpinWait();
            job = store.find(id).orElseThrow();
        }
        return job;
    }

    /** Answers that count, and one of another kind, which the recipe leaves out. */
    private Path answers(int count) throws IOException {
        var text = new StringBuilder("ID,Person Email,Survey Type,Score,Comment,Created At,Delighted Source,shop\n");
        for (var i = 1; i <= count; i++) {
            text.append(answer(i));
        }
        text.append("A0,,smileys,1,,2026-09-28 10:16:00 UTC,web,online\n");
        return Files.writeString(folder.resolve("answers.csv"), text);
    }

    private static String answer(int number) {
        return "A" + number + ",,nps,9,,2026-09-28 10:14:02 UTC,email,online\n";
    }

    private Response event(String id) {
        return withKey().get("/api/v1/events/" + source + "/" + id);
    }
}
