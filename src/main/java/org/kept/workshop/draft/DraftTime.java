package org.kept.workshop.draft;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.HoursSetting;
import org.kept.kpi.Kpi;

/**
 * How a draft sets a KPI of times.
 *
 * @param seconds the new time T; null for a KPI without one
 * @param calendar the calendar by which its times are counted; null to leave that unchanged
 */
public record DraftTime(@Nullable Integer seconds, @Nullable String calendar) {

    public static final String SERVICE_LEVEL = "sla";
    public static final String FIRST_RESPONSE = "first-response-within";
    public static final String RESOLUTION = "resolution-time";

    /** The KPIs whose times a draft sets, by code, with their names in a sentence. */
    public static final Map<String, String> KPIS = Map.of(
            SERVICE_LEVEL, "the service level",
            FIRST_RESPONSE, "the first response",
            RESOLUTION, "the time to resolution");

    /** The settings with this time. */
    public FormulaSettings in(FormulaSettings settings, Kpi kpi) {
        var hours = settings.hours();
        return new FormulaSettings(
                settings.variant(),
                seconds == null ? settings.withinSeconds() : seconds,
                calendar == null
                        ? hours
                        : new HoursSetting(calendar, hours == null ? kpi.outsideByDefault() : hours.outside()));
    }

    /** What the KPI counts by these settings, such as "contacts answered within 60 s". */
    public static String counted(FormulaSettings settings) {
        return settings.withinSeconds() == 0 ? time(settings) : "contacts answered within " + time(settings);
    }

    /** The time of these settings, such as "28,800 s by desk". */
    public static String time(FormulaSettings settings) {
        var hours = settings.hours();
        if (settings.withinSeconds() == 0) {
            return hours == null ? "every moment" : "the time by " + hours.calendar();
        }
        return TargetAmounts.seconds(settings.withinSeconds()) + (hours == null ? "" : " by " + hours.calendar());
    }
}
