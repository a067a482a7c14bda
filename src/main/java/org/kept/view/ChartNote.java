package org.kept.view;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.signal.Annotation;
import org.kept.signal.Phase;
import org.kept.ui.DateFormatter;

/**
 * Something that a person noted about the days from one to another.
 *
 * @param to the last day of it
 * @param about what it concerns, in words; empty where that is plain
 * @param team the only team it concerns; null where it is of the whole
 * @param anew whether limits begin anew with it
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

    private static final int BRIEF = 34;

    /** All of them in one order, the newest first. */
    public static List<ChartNote> of(List<ChartNote> phases, List<ChartNote> annotations) {
        return Stream.concat(phases.stream(), annotations.stream())
                .sorted(Comparator.comparing(ChartNote::from).reversed())
                .toList();
    }

    /** A phase; {@code about} names the KPI where several are told of together. */
    public static ChartNote of(Phase phase, String about) {
        return new ChartNote(
                phase.id(),
                phase.from(),
                phase.from(),
                phase.because(),
                about(about, phase.team()),
                phase.team(),
                phase.author(),
                true);
    }

    /** An annotation. */
    public static ChartNote of(Annotation note, String about) {
        return new ChartNote(
                note.id(),
                note.from(),
                note.lastDay(),
                note.text(),
                about(about, note.team()),
                note.team(),
                note.author(),
                false);
    }

    private static String about(String what, @Nullable String team) {
        return team == null ? what : (what.isEmpty() ? "" : what + " ") + "Team " + team + " alone.";
    }

    /** When, in words. */
    public String when() {
        return DateFormatter.range(from, to);
    }

    /** The text as far as there is room for it over a chart: up to its first pause, or to the last word that fits. */
    public String brief() {
        var pause = text.split("[.:;,]", 2)[0].strip();
        if (pause.length() <= BRIEF) {
            return pause;
        }
        var blank = pause.lastIndexOf(' ', BRIEF);
        return pause.substring(0, blank > 0 ? blank : BRIEF) + "…";
    }
}
