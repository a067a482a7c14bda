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

/** Saltmarsh Books at a given instant: two years of events up to it, the mission and notes. */
public final class SampleCompany {

    public static final String NAME = "Saltmarsh Books";

    /** The sources of its events. */
    public static final Set<String> SOURCES = Set.of("shop", "warehouse", "aftercare", "switchboard", "reader-panel");

    private static final long SEED = 0x5A17_3A25L;

    /**
     * A note that explains the numbers on the charts.
     *
     * @param from the first day it covers
     * @param to the last day; null if it is still in effect
     * @param kpi the KPI it explains; null for all
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
     * Instants in the same week give the same company; a later one only adds events to the week in progress.
     *
     * @param zone determines where weeks start
     * @param now the time of the last possible event
     */
    public SampleCompany(ReportingZone zone, Instant now) {
        this.zone = zone;
        this.now = now;
        this.sampleScenario = new SampleScenario(zone.periodOf(Grain.WEEK, now));
    }

    /** Every event in the envelope of the events API, oldest first, generated on each call. */
    public Stream<ObjectNode> events() {
        var sampleEventLog = new SampleEventLog(zone);
        var shopSimulator = new ShopSimulator(sampleScenario, sampleEventLog);
        var phones = new PhoneSimulator(sampleScenario, sampleEventLog);
        var panel = new ReaderSurveySimulator(sampleEventLog);
        for (var week : sampleScenario.first().to(sampleScenario.present())) {
            // Separate random numbers for each simulator, so that a change in one does not affect the others.
            long seed = SEED + 31 * sampleScenario.first().until(week);
            shopSimulator.simulate(week, new SeededRandom(seed));
            phones.simulate(week, new SeededRandom(~seed));
            panel.simulate(week, new SeededRandom(seed << 17));
        }
        return sampleEventLog.until(now);
    }

    /** The mission as a YAML document for import. */
    public String mission() {
        return resource("/sample/mission.yaml")
                .replace("{begin}", sampleScenario.first().start().toString())
                .replace("{first}", sampleScenario.first().code())
                .replace("{bench}", sampleScenario.bench().code())
                .replace("{review}", sampleScenario.present().plus(26).start().toString());
    }

    /** The week in which the packing process changed. */
    public Period bench() {
        return sampleScenario.bench();
    }

    /** The notes on the charts. */
    public List<SampleNote> notes() {
        var bench = "The new packing bench: every parcel is scanned against its order before it is closed.";
        var lost = "The switchboard was replaced and recorded nothing this week.";
        return List.of(
                new SampleNote(sampleScenario.bench().start(), null, "incorrect-fulfillment-rate", bench),
                new SampleNote(
                        sampleScenario.weekWithoutCalls().start(),
                        sampleScenario.weekWithoutCalls().lastDay(),
                        null,
                        lost));
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(SampleCompany.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
