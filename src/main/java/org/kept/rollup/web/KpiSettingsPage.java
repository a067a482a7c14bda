package org.kept.rollup.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.rollup.web.KpiDefinitionPage.FieldOption;

/**
 * Data of the page of a KPI's settings.
 *
 * @param formula in words, as it is set now
 * @param definition where its definition is; null for a KPI of the catalogue
 * @param variants the formulas to choose from; empty if it has only one
 * @param within the time T in seconds; null if it has none
 * @param calendars the calendars to choose from, the first for none; empty if it counts no time of waiting or resolving
 * @param outside what may become of contacts that arrive outside the hours of a calendar
 * @param sample the smallest sample; empty for that of the installation
 * @param shown mark of the previewed settings, to notice later changes; empty without a preview
 * @param contradicted which clauses the chosen calendar contradicts, as a sentence; null if none
 * @param preview what was typed would change; null if it was not asked for
 * @param replaces which settings saved for later weeks would no longer apply, as a sentence; null if there are none
 * @param fewer how many of the previewed weeks would have too few to judge; null if that was not asked for
 */
public record KpiSettingsPage(
        String code,
        String name,
        String formula,
        @Nullable String definition,
        boolean editable,
        boolean changed,
        List<FieldOption> variants,
        @Nullable String within,
        List<FieldOption> calendars,
        List<FieldOption> outside,
        String sample,
        String usualSample,
        String since,
        boolean allHistory,
        String because,
        FormErrors faults,
        String shown,
        @Nullable String contradicted,
        @Nullable PreviewTable preview,
        @Nullable String replaces,
        @Nullable String fewer,
        List<SettingsVersion> versions) {

    /** One version of the settings, or of the smallest sample. */
    public record SettingsVersion(
            String what,
            String from,
            String created,
            String author,
            @Nullable String because) {}
}
