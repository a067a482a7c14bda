package org.kept.imports.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.EventIngestion;
import org.kept.mapping.DurationClock;
import org.kept.mapping.Mapping;
import org.kept.mapping.MappingDocument;
import org.kept.mapping.Mappings;
import org.kept.mapping.Mappings.MappingSummary;
import org.kept.mapping.Recipes;
import org.kept.problem.Problem;
import org.kept.table.DateOrder;
import org.kept.table.DecimalMark;
import org.kept.types.EventTypes;

/** Finds the saved mapping or recipe that fits a file, by trying each on the first records. */
@ApplicationScoped
public class MappingFinder {

    private static final Logger LOG = Logger.getLogger(MappingFinder.class);

    /** Any clock, for trials of what else a file does not tell. */
    private static final DurationClock CLOCK = DurationClock.MINUTES_AND_SECONDS;

    private final Mappings mappings;
    private final Clock clock;
    private final EventTypes types;
    private final EventIngestion.CustomKpis customKpis;
    /** Recipes by name, each compiled once. */
    private final Map<String, MappingDocument> recipes = new ConcurrentHashMap<>();

    /** A mapping that fits. */
    private record MappingFit(MappingSummary summary, double filled, int missing) {

        boolean isSavedForSuchFiles() {
            return !summary.recipe() && missing == 0;
        }
    }

    MappingFinder(Mappings mappings, Clock clock, EventTypes types, EventIngestion.CustomKpis customKpis) {
        this.mappings = mappings;
        this.clock = clock;
        this.types = types;
        this.customKpis = customKpis;
    }

    /**
     * Proposes a mapping for a file. A saved mapping comes before recipes if the file has all its columns, or if it
     * fits as well.
     */
    public FileProposal propose(SourceFile file) {
        var found = new ArrayList<MappingFit>();
        for (var summary : mappings.all()) {
            var mapping = find(summary);
            if (mapping != null && file.hasSheetOf(mapping)) {
                var read = file.readBy(mapping);
                addIfFits(summary, read.prepared(mapping), read, found);
            }
        }
        found.sort(Comparator.comparing(MappingFit::isSavedForSuchFiles)
                .thenComparing(MappingFit::filled)
                .reversed()
                .thenComparing(MappingFit::missing)
                .thenComparing(each -> each.summary().recipe())
                .thenComparing(each -> each.summary().name()));
        if (found.isEmpty()) {
            return new FileProposal(null, List.of(), List.of("mapping"), List.of());
        }
        var best = found.get(0).summary();
        var names = found.stream().map(each -> each.summary().name()).toList();
        var mapping = mappings.require(best.name(), null, null).mapping();
        return new FileProposal(best.name(), names, asks(file, mapping), mapping.warnings(types));
    }

    /** Choices that a person still has to make before the file is read by this mapping. */
    public List<String> asks(SourceFile file, Mapping chosen) {
        var read = file.readBy(chosen);
        var mapping = read.prepared(chosen);
        var all = faulty(read, mapping, ZoneOffset.UTC, year(), DecimalMark.POINT, DateOrder.MONTH_FIRST, CLOCK);
        var asks = new ArrayList<String>();
        if (mapping.zone() == null
                && faulty(read, mapping, null, year(), DecimalMark.POINT, DateOrder.MONTH_FIRST, CLOCK) > all) {
            asks.add("zone");
        }
        if (mapping.year() == null
                && faulty(read, mapping, ZoneOffset.UTC, null, DecimalMark.POINT, DateOrder.MONTH_FIRST, CLOCK) > all) {
            asks.add("year");
        }
        if (mapping.decimal() == null
                && faulty(read, mapping, ZoneOffset.UTC, year(), null, DateOrder.MONTH_FIRST, CLOCK) > all) {
            asks.add("decimal");
        }
        if (mapping.dates() == null
                && faulty(read, mapping, ZoneOffset.UTC, year(), DecimalMark.POINT, null, CLOCK) > all) {
            asks.add("dates");
        }
        if (mapping.clock() == null
                && faulty(read, mapping, ZoneOffset.UTC, year(), DecimalMark.POINT, DateOrder.MONTH_FIRST, null)
                        > all) {
            asks.add("clock");
        }
        return List.copyOf(asks);
    }

    private long faulty(
            SourceFile file,
            Mapping mapping,
            @Nullable ZoneId zone,
            @Nullable Integer year,
            @Nullable DecimalMark decimal,
            @Nullable DateOrder dates,
            @Nullable DurationClock clock) {
        return FileTrial.of(file, MappingOverlay.filled(mapping, zone, year, decimal, dates, clock), types, customKpis)
                .faulty();
    }

    private void addIfFits(MappingSummary summary, Mapping mapping, SourceFile file, List<MappingFit> found) {
        if (mapping.table() ? !file.isTable() : !hasColumns(file, summary, mapping)) {
            return;
        }
        var whole =
                MappingOverlay.filled(mapping, ZoneOffset.UTC, year(), DecimalMark.POINT, DateOrder.MONTH_FIRST, CLOCK);
        var trial = FileTrial.of(file, whole, types, customKpis);
        if (trial.isUsable()) {
            var missing = mapping.table()
                    ? 0
                    : mapping.missingIn(file.columns(mapping)).size();
            found.add(new MappingFit(summary, trial.filled(), missing));
        }
    }

    /**
     * Whether the file has the columns of a mapping. Other files than those of a recipe have columns for id and time
     * too, such as {@code Id} and {@code Created at}, so a recipe needs most columns of an event.
     */
    private static boolean hasColumns(SourceFile file, MappingSummary summary, Mapping mapping) {
        var columns = file.columns(mapping);
        return (summary.recipe() && file.isTable()) ? mapping.fitsClosely(columns) : mapping.fits(columns);
    }

    private @Nullable Mapping find(MappingSummary summary) {
        try {
            return summary.recipe()
                    ? recipes.computeIfAbsent(summary.name(), Recipes::find).mapping()
                    : mappings.require(summary.name(), null, null).mapping();
        } catch (Problem e) {
            LOG.debugf("Mapping not tried: mapping=%s reason=%s", summary.name(), e.detail());
            return null;
        }
    }

    private int year() {
        return clock.instant().atZone(ZoneOffset.UTC).getYear();
    }
}
