package org.kept.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestKeys.signedIn;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.TestWeeks;
import org.kept.access.SetUpCompleted;

/** Pages while the sample company is being loaded. */
@QuarkusTest
@EmptyDatabase
class SampleLoadingTest {

    @Inject
    SampleLoadJob job;

    @AfterEach
    void nothingIsLoading() {
        job.loadPending(new SampleLoadJob.SampleLoadPending());
        assertThat(job.isLoading()).isFalse();
    }

    @Test
    void theScorecardSaysThatItLoadsAndNotThatDataIsMissing() {
        job.markRunning(new SetUpCompleted(true, "ada@example.org"));
        assertThat(page())
                .contains("Loading data", "aria-live=\"off\" data-loading")
                .doesNotContain("No mission yet");

        TestWeeks.publishMission();
        TestWeeks.push();
        assertThat(page())
                .contains("Loading data", "Numbers are incomplete until it finishes.")
                .doesNotContain("No recent data", "No data this week");
    }

    @Test
    void theNoticeHasATotalAndAShare() {
        var progress = new LoadProgress();
        assertThat(progress.message()).startsWith("Loading the sample company.");
        progress.begin(2_000);
        for (var i = 0; i < 1_250; i++) {
            progress.advance();
        }
        assertThat(progress.message().replace('\u00a0', ' '))
                .isEqualTo("Loading the sample company: 1,250 of 2,000 events (62%). Numbers are incomplete until it"
                        + " finishes.");
    }

    private static String page() {
        var answer = signedIn().get("/");
        answer.then().statusCode(200);
        return answer.asString();
    }
}
