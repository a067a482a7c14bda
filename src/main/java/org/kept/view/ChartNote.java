package org.kept.view;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.signal.Annotation;
import org.kept.signal.Phase;
import org.kept.ui.DateFormatter;

/**
 * A note by a person about a range of days.
 *
 * @param to the last day
 * @param about what it concerns, in words; empty if the context tells
 * @param team the only team it concerns; null for the whole company
 * @param anew whether it resets limits
 */
public record ChartNote(
        UUID id,
        LocalDate from,
        LocalDate to,
        String text,
        String about,
        @Nullable String team,
        String author,
        boolean anew) {

    private static final int MAX_BRIEF_LENGTH = 34;

    /** Phases and annotations together, newest first. */
    public static List<ChartNote> of(List<ChartNote> phases, List<ChartNote> annotations) {
        return Stream.concat(phases.stream(), annotations.stream())
                .sorted(Comparator.comparing(ChartNote::from).reversed())
                .toList();
    }

    /** A phase; {@code about} names the KPI if several KPIs are listed together. */
    public static ChartNote of(Phase phase, String about) {
        return new ChartNote(
                phase.id(),
                phase.from(),
                phase.from(),
                phase.because(),
                aboutWords(about, phase.team()),
                phase.team(),
                phase.author(),
                true);
    }

    /** An annotation; {@code about} says what it concerns. */
    public static ChartNote of(Annotation note, String about) {
        return new ChartNote(
                note.id(),
                note.from(),
                note.lastDay(),
                note.text(),
                aboutWords(about, note.team()),
                note.team(),
                note.author(),
                false);
    }

    private static String aboutWords(String about, @Nullable String team) {
        return team == null ? about : (about.isEmpty() ? "" : about + " ") + "Team " + team + " only.";
    }

    /** The same note; its author only for readers who may see people. */
    public ChartNote visibleTo(DataScope dataScope) {
        return dataScope.showsPeople() ? this : new ChartNote(id, from, to, text, about, team, "", anew);
    }

    /** The days, in words. */
    public String when() {
        return DateFormatter.range(from, to);
    }

    /** The text as far as it fits above a chart: up to its first punctuation mark, or to the last word that fits. */
    public String brief() {
        var start = text.split("[.:;,]", 2)[0].strip();
        if (start.length() <= MAX_BRIEF_LENGTH) {
            return start;
        }
        var lastSpace = start.lastIndexOf(' ', MAX_BRIEF_LENGTH);
        return start.substring(0, lastSpace > 0 ? lastSpace : MAX_BRIEF_LENGTH) + "…";
    }
}
