package org.kept.imports.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentFormat;
import org.kept.imports.ImportOptions;
import org.kept.mapping.DurationClock;
import org.kept.mapping.Mapping;
import org.kept.mapping.MappingDocument;
import org.kept.problem.Problem;
import org.kept.table.DateOrder;
import org.kept.table.DecimalMark;

/** Mappings combined with import options. */
public final class MappingOverlay {

    private MappingOverlay() {}

    /**
     * The document with the source, zone, year, decimal mark, order of dates, clock and sheet of the options.
     *
     * @throws Problem 422 if an option is invalid for it
     */
    public static MappingDocument with(MappingDocument document, ImportOptions options) {
        ObjectNode tree = document.tree().deepCopy();
        var source = options.source();
        if (source != null) {
            tree.put("source", source);
        }
        var zone = options.zone();
        if (zone != null) {
            tree.put("zone", zone.getId());
        }
        var year = options.year();
        if (year != null) {
            tree.put("year", year);
        }
        var decimal = options.decimal();
        if (decimal != null) {
            tree.put("decimal", decimal == DecimalMark.COMMA ? "," : ".");
        }
        var dates = options.dates();
        if (dates != null) {
            tree.put("dates", dates.code());
        }
        var clock = options.clock();
        if (clock != null) {
            tree.put("clock", clock.code());
        }
        var sheet = options.sheet();
        if (sheet != null) {
            tree.put("sheet", sheet);
        }
        return tree.equals(document.tree()) ? document : MappingDocument.parse(tree.toString(), DocumentFormat.JSON);
    }

    /**
     * The mapping with a zone, a year, a decimal mark, an order of dates and a clock where it has none; null adds
     * nothing.
     */
    static Mapping filled(
            Mapping mapping,
            @Nullable ZoneId zone,
            @Nullable Integer year,
            @Nullable DecimalMark decimal,
            @Nullable DateOrder dates,
            @Nullable DurationClock clock) {
        return new Mapping(
                mapping.name(),
                mapping.source(),
                mapping.zone() == null ? zone : mapping.zone(),
                mapping.decimal() == null ? decimal : mapping.decimal(),
                mapping.dates() == null ? dates : mapping.dates(),
                mapping.clock() == null ? clock : mapping.clock(),
                mapping.year() == null ? year : mapping.year(),
                mapping.columns(),
                mapping.separator(),
                mapping.sheet(),
                mapping.correct(),
                mapping.version(),
                mapping.table(),
                mapping.only(),
                mapping.fold(),
                mapping.each(),
                mapping.withdrawing(),
                mapping.when(),
                mapping.events());
    }
}
