package org.kept.mapping.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.Mappings.MappingSummary;
import org.kept.mapping.store.MappingText;

/**
 * Data of the page that lists mappings.
 *
 * @param removed the last version of the mapping just deleted; null on any other visit
 * @param administrator whether the viewer may write mappings
 */
public record MappingListPage(
        List<MappingRow> saved,
        List<MappingRow> recipes,
        @Nullable MappingText removed,
        boolean administrator) {

    /** A saved mapping or a recipe. */
    public record MappingRow(String name, String title, String source, int version) {

        static MappingRow of(MappingSummary summary) {
            return new MappingRow(summary.name(), summary.title(), summary.source(), summary.version());
        }
    }

    static MappingListPage of(List<MappingSummary> all, @Nullable MappingText removed, boolean administrator) {
        return new MappingListPage(rows(all, false), rows(all, true), removed, administrator);
    }

    private static List<MappingRow> rows(List<MappingSummary> all, boolean recipes) {
        return all.stream()
                .filter(each -> each.recipe() == recipes)
                .map(MappingRow::of)
                .toList();
    }
}
