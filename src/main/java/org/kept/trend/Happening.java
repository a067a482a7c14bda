package org.kept.trend;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kept.signal.Annotation;
import org.kept.signal.Phase;
import org.kept.ui.Dates;

/**
 * Something that a person noted about a trend.
 *
 * @param to the last day of it
 * @param anew whether limits begin anew with it
 */
public record Happening(LocalDate from, LocalDate to, String text, String author, boolean anew) {

    private static final int BRIEF = 34;

    /** All of them in one order, the newest first. */
    static List<Happening> of(List<Phase> phases, List<Annotation> annotations) {
        return Stream.concat(
                        phases.stream()
                                .map(each ->
                                        new Happening(each.from(), each.from(), each.because(), each.author(), true)),
                        annotations.stream()
                                .map(each ->
                                        new Happening(each.from(), each.lastDay(), each.text(), each.author(), false)))
                .sorted(Comparator.comparing(Happening::from).reversed())
                .toList();
    }

    /** When, in words. */
    public String when() {
        return Dates.range(from, to);
    }

    /** The text as far as there is room for it over a chart: up to its first pause, or to the last word that fits. */
    String brief() {
        var pause = text.split("[.:;,]", 2)[0].strip();
        if (pause.length() <= BRIEF) {
            return pause;
        }
        var blank = pause.lastIndexOf(' ', BRIEF);
        return pause.substring(0, blank > 0 ? blank : BRIEF) + "…";
    }
}
