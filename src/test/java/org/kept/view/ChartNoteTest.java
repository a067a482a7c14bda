package org.kept.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.signal.Annotation;

class ChartNoteTest {

    @Test
    void aNoteIsCutAtItsFirstPauseOrAtAWord() {
        assertThat(brief("The new packing bench: every parcel is scanned.")).isEqualTo("The new packing bench");
        assertThat(brief("The switchboard was replaced and kept nothing of this week"))
                .isEqualTo("The switchboard was replaced and…");
    }

    @Test
    void aNoteConcernsItsKpiElseItsClauseElseEverything() {
        assertThat(note("Fog", "sla", null).appliesTo("sla", List.of())).isTrue();
        assertThat(note("Fog", "sla", "minute").appliesTo("awt", List.of("minute")))
                .isFalse();
        assertThat(note("Fog", null, "minute").appliesTo("awt", List.of("minute")))
                .isTrue();
        assertThat(note("Fog", null, "minute").appliesTo("awt", List.of("bag"))).isFalse();
        assertThat(note("Fog", null, null).appliesTo("awt", List.of())).isTrue();
    }

    private static String brief(String text) {
        return ChartNote.of(note(text, null, null), "").brief();
    }

    private static Annotation note(String text, @Nullable String kpi, @Nullable String clause) {
        return new Annotation(
                new UUID(1, 1),
                LocalDate.parse("2024-03-04"),
                null,
                text,
                kpi,
                clause,
                null,
                OffsetDateTime.parse("2024-03-05T09:00:00Z"),
                "mia@example.org");
    }
}
