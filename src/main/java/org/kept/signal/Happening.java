package org.kept.signal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Dates;

/**
 * Something that a person noted about the days from one to another.
 *
 * @param to the last day of it
 * @param about what it concerns, in words; empty where that is plain
 * @param team the only team it concerns; null where it is of the whole
 * @param anew whether limits begin anew with it
 */
public record Happening(
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
    public static List<Happening> of(List<Happening> phases, List<Happening> annotations) {
        return Stream.concat(phases.stream(), annotations.stream())
                .sorted(Comparator.comparing(Happening::from).reversed())
                .toList();
    }

    /** A phase; {@code about} names the KPI where several are told of together. */
    public static Happening of(Phase phase, String about) {
        return new Happening(
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
    public static Happening of(Annotation note, String about) {
        return new Happening(
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
        return Dates.range(from, to);
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
