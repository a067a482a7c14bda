package org.kept.rollup.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;

/**
 * Data of the page on which a custom KPI is made or changed.
 *
 * @param code empty for a new one
 * @param changed whether it was just saved
 * @param editable whether the form can show the definition; otherwise it is changed over REST only
 * @param shown mark of the previewed definition, to notice later changes; empty without a preview
 * @param preview what was typed would give; null if it was not asked for
 * @param versions every definition, newest first
 */
public record KpiDefinitionPage(
        String heading,
        String code,
        boolean added,
        boolean changed,
        boolean editable,
        String typedCode,
        String name,
        List<FieldOption> better,
        List<FieldOption> units,
        String decimals,
        String symbol,
        List<FieldOption> sources,
        List<SideFields> sides,
        String percentile,
        String sentence,
        String note,
        String phrases,
        FormErrors faults,
        String shown,
        @Nullable PreviewTable preview,
        List<DefinitionVersion> versions) {

    /** An option of a list. */
    public record FieldOption(String code, String name, boolean chosen) {}

    /**
     * The fields of the numerator or the denominator.
     *
     * @param id what their names begin with
     */
    public record SideFields(
            String id,
            String heading,
            List<FieldOption> kinds,
            List<FieldOption> types,
            List<FieldOption> members,
            List<ConditionFields> conditions,
            @Nullable String kindFault,
            @Nullable String typeFault,
            @Nullable String memberFault) {}

    /** One condition on the data of an event. */
    public record ConditionFields(
            int nr,
            List<FieldOption> members,
            List<FieldOption> comparisons,
            String value,
            @Nullable String fault) {}

    /** One stored definition. */
    public record DefinitionVersion(int version, String formula, String created, String author) {}
}
