package org.kept.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;

/** Saltmarsh Books as it is at an instant: two years of events up to then, its mission, and notes on what happened. */
public final class SampleWorld {

    /** The company's name. */
    public static final String NAME = "Saltmarsh Books";

    /** The sources its events come from. */
    public static final Set<String> SOURCES = Set.of("shop", "warehouse", "aftercare", "switchboard", "reader-panel");

    private static final long SEED = 0x5A17_3A25L;

    /**
     * Something that explains the numbers, to be written at the charts.
     *
     * @param from the first day it is about
     * @param to the last day, or null where it still holds
     * @param kpi the KPI it explains, or null for all
     */
    public record Note(
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String kpi,
            String text) {}

    private final ReportingZone zone;
    private final Instant now;
    private final Story story;

    /**
     * Two instants of one week give the same company; the later one only knows more of the running week.
     *
     * @param zone decides where a week begins
     * @param now nothing happened after it
     */
    public SampleWorld(ReportingZone zone, Instant now) {
        this.zone = zone;
        this.now = now;
        this.story = new Story(zone.periodOf(Grain.WEEK, now));
    }

    /** Every event in the envelope of the door, oldest first, made when asked for. */
    public Stream<ObjectNode> events() {
        var journal = new Journal(zone);
        var shop = new Shop(story, journal);
        var phones = new PhoneDesk(story, journal);
        var panel = new ReaderPanel(journal);
        for (var week : story.first().to(story.present())) {
            // Dice of its own for each, so that a quiet week in one does not change the others.
            long seed = SEED + 31 * story.first().until(week);
            shop.open(week, new Chance(seed));
            phones.open(week, new Chance(~seed));
            panel.open(week, new Chance(seed << 17));
        }
        return journal.until(now);
    }

    /** The mission as a YAML document that the mission's door takes. */
    public String mission() {
        return resource("/sample/mission.yaml")
                .replace("{begin}", story.first().start().toString())
                .replace("{first}", story.first().code())
                .replace("{bench}", story.bench().code())
                .replace("{review}", story.present().plus(26).start().toString());
    }

    /** The week in which packing became another process. */
    public Period bench() {
        return story.bench();
    }

    /** What the people at the shop know about their numbers. */
    public List<Note> notes() {
        var bench = "The new packing bench: every parcel is scanned against its order before it is closed.";
        var lost = "The switchboard was replaced and kept nothing of this week.";
        return List.of(
                new Note(story.bench().start(), null, "incorrect-fulfillment-rate", bench),
                new Note(story.lost().start(), story.lost().lastDay(), null, lost));
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(SampleWorld.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
