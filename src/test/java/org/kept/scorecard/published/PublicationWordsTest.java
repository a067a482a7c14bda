package org.kept.scorecard.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.scorecard.published.ScorecardDocument.DocumentedSettings;
import org.kept.scorecard.published.ScorecardDocument.DocumentedTarget;
import org.kept.scorecard.published.ScorecardDocument.RowKey;

class PublicationWordsTest {

    @Test
    void neitherSideOfARestatementContradictsItsVerdict() {
        var restatement =
                restatement(row("measures", 0.7996, 2500, "missed", 0.8), row("measures", 0.8, 2500, "met", 0.8));
        assertThat(PublicationWords.then(restatement)).isEqualTo("79.96% of 2,500, missed");
        assertThat(PublicationWords.now(restatement)).isEqualTo("80.00% of 2,500, met");
        assertThat(PublicationWords.figureThen(restatement)).isEqualTo("79.96%");
        assertThat(PublicationWords.figureNow(restatement)).isEqualTo("80.00%");
    }

    @Test
    void twoValuesThatDifferReadDifferently() {
        var restatement =
                restatement(row("measures", 0.9001, 10_000, "met", 0.8), row("measures", 0.9003, 10_000, "met", 0.8));
        assertThat(PublicationWords.then(restatement)).isEqualTo("90.01% of 10,000, met");
        assertThat(PublicationWords.now(restatement)).isEqualTo("90.03% of 10,000, met");
    }

    @Test
    void aShareOfHoursIsNotComparedWithTheTargetOfAnHour() {
        var restatement =
                restatement(row("by-hour", 0.75, 40, "missed", 0.80555), row("by-hour", 0.5, 40, "missed", 0.80555));
        assertThat(PublicationWords.then(restatement)).isEqualTo("75.0% of 40, missed");
    }

    private static Restatement restatement(DocumentedRow then, DocumentedRow now) {
        var key = new RowKey("minute", "sla", then.role());
        return new Restatement(Period.parse("2024-W30"), key, then, now, List.of());
    }

    private static DocumentedRow row(String role, double value, double sample, String verdict, double atLeast) {
        return new DocumentedRow(
                "sla",
                "Service level",
                "fraction",
                "fraction",
                role,
                value,
                null,
                value * sample,
                sample,
                null,
                null,
                new DocumentedTarget(atLeast, null, "2024-W01", null),
                verdict,
                null,
                null,
                new DocumentedSettings(0, "answered", 20));
    }
}
