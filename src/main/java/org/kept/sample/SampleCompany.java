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
public final class SampleCompany {

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
    public record SampleNote(
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String kpi,
            String text) {}

    private final ReportingZone zone;
    private final Instant now;
    private final SampleScenario sampleScenario;

    /**
     * Two instants of one week give the same company; the later one only knows more of the running week.
     *
     * @param zone decides where a week begins
     * @param now nothing happened after it
     */
    public SampleCompany(ReportingZone zone, Instant now) {
        this.zone = zone;
        this.now = now;
        this.sampleScenario = new SampleScenario(zone.periodOf(Grain.WEEK, now));
    }

    /** Every event in the envelope of the door, oldest first, made when asked for. */
    public Stream<ObjectNode> events() {
        var sampleEventLog = new SampleEventLog(zone);
        var shopSimulator = new ShopSimulator(sampleScenario, sampleEventLog);
        var phones = new PhoneSimulator(sampleScenario, sampleEventLog);
        var panel = new ReaderSurveySimulator(sampleEventLog);
        for (var week : sampleScenario.first().to(sampleScenario.present())) {
            // Dice of its own for each, so that a quiet week in one does not change the others.
            long seed = SEED + 31 * sampleScenario.first().until(week);
            shopSimulator.open(week, new SeededRandom(seed));
            phones.open(week, new SeededRandom(~seed));
            panel.open(week, new SeededRandom(seed << 17));
        }
        return sampleEventLog.until(now);
    }

    /** The mission as a YAML document that the mission's door takes. */
    public String mission() {
        return resource("/sample/mission.yaml")
                .replace("{begin}", sampleScenario.first().start().toString())
                .replace("{first}", sampleScenario.first().code())
                .replace("{bench}", sampleScenario.bench().code())
                .replace("{review}", sampleScenario.present().plus(26).start().toString());
    }

    /** The week in which packing became another process. */
    public Period bench() {
        return sampleScenario.bench();
    }

    /** What the people at the shop know about their numbers. */
    public List<SampleNote> notes() {
        var bench = "The new packing bench: every parcel is scanned against its order before it is closed.";
        var lost = "The switchboard was replaced and kept nothing of this week.";
        return List.of(
                new SampleNote(sampleScenario.bench().start(), null, "incorrect-fulfillment-rate", bench),
                new SampleNote(
                        sampleScenario.lost().start(), sampleScenario.lost().lastDay(), null, lost));
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(SampleCompany.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
