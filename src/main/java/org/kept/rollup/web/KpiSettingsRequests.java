package org.kept.rollup.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.document.DocumentCursor;
import org.kept.ingest.InputText;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.HoursSetting;
import org.kept.kpi.FormulaSettings.OutsideRule;
import org.kept.kpi.Kpi;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.problem.RequiredBody;
import org.kept.rollup.KpiPreview;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsService;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.KpiSettingsStore.MinimumSamples;
import org.kept.ui.NumberFormatter;
import org.kept.workingtime.Calendars;

/** Requests for other settings of a KPI: checked, previewed and stored, from the REST API and from a form. */
@ApplicationScoped
public class KpiSettingsRequests {

    private static final String NO_CALENDAR = "";
    private static final int MAX_BECAUSE = 1000;

    /**
     * New settings; those that are left out stay as they are.
     *
     * @param hours the calendar by which its times are counted; empty for none, so that every moment counts
     * @param outside leave-out or count-from-opening
     * @param from the first week they apply to; the running week if left out
     * @param allHistory whether every week is recomputed with them
     * @param minimumSample the smallest sample by which it is judged; 0 for that of the installation
     * @param because why, up to 1,000 characters
     */
    @Schema(name = "NewSettings")
    public record NewKpiSettings(
            @Nullable String variant,
            @Nullable Integer withinSeconds,
            @Nullable String hours,
            @Nullable String outside,
            @Nullable String from,
            @Nullable Boolean allHistory,
            @Nullable Integer minimumSample,
            @Nullable String because) {}

    /**
     * Checked settings.
     *
     * @param from null for all history
     * @param next the settings of the formula; null if they stay
     * @param minimum the smallest sample: null if it stays, 0 for that of the installation
     */
    record SettingsRequest(
            Kpi kpi,
            @Nullable Period from,
            @Nullable FormulaSettings next,
            @Nullable Integer minimum,
            @Nullable String because) {}

    private final KpiRegistry kpiRegistry;
    private final KpiSettingsStore settings;
    private final KpiReader kpiReader;
    private final KpiSettingsService settingsService;
    private final Calendars calendars;
    private final KpiPreview preview;

    KpiSettingsRequests(
            KpiRegistry kpiRegistry,
            KpiSettingsStore settings,
            KpiReader kpiReader,
            KpiSettingsService settingsService,
            Calendars calendars,
            KpiPreview preview) {
        this.kpiRegistry = kpiRegistry;
        this.settings = settings;
        this.kpiReader = kpiReader;
        this.settingsService = settingsService;
        this.calendars = calendars;
        this.preview = preview;
    }

    /**
     * Checks new settings.
     *
     * @throws Problem 422 with every error, 409 if the KPI has no such settings
     */
    SettingsRequest parse(String code, @Nullable NewKpiSettings wanted) {
        var kpi = kpiRegistry.get(code);
        var isCatalogued = Catalogue.find(code).isPresent();
        if (!isCatalogued
                && (code.startsWith(CustomKpiFactory.GUARANTEE)
                        || wanted == null
                        || wanted.minimumSample() == null
                        || changesFormula(wanted))) {
            throw Problem.conflict(
                    code.startsWith(CustomKpiFactory.GUARANTEE)
                            ? "The mission says what breaks a guarantee; there is no setting."
                            : "'" + code + "' has a definition and no settings but minimumSample: PUT /api/v1/kpis/"
                                    + code + ".");
        }
        var sent = RequiredBody.of(wanted, "The body is empty; send the settings as a JSON object.");
        var from = from(sent);
        var next = isCatalogued ? validated(kpi, sent, current(kpi, from)) : null;
        return new SettingsRequest(kpi, from, changesFormula(sent) ? next : null, minimum(sent), because(sent));
    }

    /**
     * Checks the settings of a form, which sends all of them: those that are as they are in their first week stay, so
     * that they replace nothing that was saved for later weeks. For all history, only what differs from the
     * running week is set, or all of them if nothing does.
     */
    SettingsRequest parseForm(String code, NewKpiSettings wanted) {
        var request = parse(code, wanted);
        var from = request.from();
        var week = from == null ? kpiReader.currentPeriod(Grain.WEEK) : from;
        var minimum = request.minimum();
        var changesSample =
                minimum != null && !Objects.equals(settings.minimumSamples().from(code, week), stored(minimum));
        var next = request.next();
        var changesFormula = next != null && !next.equals(current(request.kpi(), from));
        var setsAll = from == null && changesFormula == changesSample;
        return new SettingsRequest(
                request.kpi(),
                from,
                (changesFormula || setsAll) ? next : null,
                (changesSample || setsAll) ? minimum : null,
                request.because());
    }

    /** Stores checked settings. */
    void apply(SettingsRequest request, String author) {
        if (request.next() != null) {
            settingsService.set(request.kpi(), request.from(), request.next(), author, request.because());
        }
        if (request.minimum() != null) {
            settingsService.setMinimumSample(
                    request.kpi(), request.from(), stored(request.minimum()), author, request.because());
        }
    }

    /** What checked settings would change. */
    KpiPreview.Preview preview(SettingsRequest request) {
        return preview.ofSettings(request.kpi(), request.from(), request.next());
    }

    /** First weeks of the settings saved for later weeks that the request would replace, earliest first. */
    List<Period> replaced(SettingsRequest request) {
        var formulas = request.next() == null
                ? Stream.<Period>empty()
                : settings.timeline().replaced(request.kpi(), request.from(), request.next()).stream();
        var samples = request.minimum() == null
                ? Stream.<Period>empty()
                : settings
                        .minimumSamples()
                        .replaced(request.kpi().code(), request.from(), stored(request.minimum()))
                        .stream();
        return Stream.concat(formulas, samples).distinct().sorted().toList();
    }

    private static @Nullable Integer stored(int minimum) {
        return minimum == 0 ? null : minimum;
    }

    private FormulaSettings current(Kpi kpi, @Nullable Period from) {
        return settings.timeline().in(kpi, from == null ? kpiReader.currentPeriod(Grain.WEEK) : from);
    }

    /** Whether any setting of the formula is sent. */
    private static boolean changesFormula(NewKpiSettings wanted) {
        return wanted.variant() != null
                || wanted.withinSeconds() != null
                || wanted.hours() != null
                || wanted.outside() != null;
    }

    private static @Nullable Integer minimum(NewKpiSettings wanted) {
        var minimum = wanted.minimumSample();
        if (minimum != null && (minimum < 0 || minimum > MinimumSamples.MOST)) {
            throw Problem.invalid(
                    "The settings were not changed.",
                    List.of(InputError.at(
                            "/minimumSample",
                            "minimumSample.range",
                            "minimumSample must be from 1 to 100,000, or 0 for that of the installation.")));
        }
        return minimum;
    }

    private static @Nullable String because(NewKpiSettings wanted) {
        var because = wanted.because() == null ? "" : wanted.because().strip();
        if (because.codePointCount(0, because.length()) > MAX_BECAUSE || !InputText.isStorable(because)) {
            throw Problem.invalid(
                    "The settings were not changed.",
                    List.of(InputError.at(
                            "/because", "because.form", "A reason has up to 1,000 characters that can be printed.")));
        }
        return because.isEmpty() ? null : because;
    }

    private @Nullable Period from(NewKpiSettings wanted) {
        if (Boolean.TRUE.equals(wanted.allHistory())) {
            return null;
        }
        if (wanted.from() == null) {
            return kpiReader.currentPeriod(Grain.WEEK);
        }
        try {
            var from = Period.parse(wanted.from());
            if (from.grain() == Grain.WEEK) {
                return from;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, with the only form accepted.
        }
        throw Problem.invalid(
                "The settings were not changed.",
                List.of(InputError.at("/from", "from.form", "from must be a week such as 2026-W40.")));
    }

    private FormulaSettings validated(Kpi kpi, NewKpiSettings wanted, FormulaSettings current) {
        var errors = new ArrayList<InputError>();
        var variant = wanted.variant() == null ? current.variant() : wanted.variant();
        if (!kpi.variants().containsKey(variant)) {
            errors.add(InputError.at(
                    "/variant",
                    "variant.unknown",
                    kpi.name() + " has the variants "
                            + String.join(", ", kpi.variants().keySet()) + "."
                            + NearestWord.suggestion(variant, kpi.variants().keySet())));
        }
        var within = wanted.withinSeconds();
        if (within != null && !kpi.hasTime()) {
            errors.add(InputError.at("/withinSeconds", "withinSeconds.unknown", kpi.name() + " has no time T."));
        } else if (within != null && (within < 1 || within > kpi.longestTime())) {
            errors.add(InputError.at(
                    "/withinSeconds",
                    "withinSeconds.range",
                    "withinSeconds must be from 1 to " + NumberFormatter.count(kpi.longestTime()) + "."));
        }
        var hours = hours(kpi, wanted, current.hours(), errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid("The settings were not changed.", errors);
        }
        return new FormulaSettings(variant, within == null ? current.withinSeconds() : within, hours);
    }

    private @Nullable HoursSetting hours(
            Kpi kpi, NewKpiSettings wanted, @Nullable HoursSetting current, List<InputError> errors) {
        if (wanted.hours() == null && wanted.outside() == null) {
            return current;
        }
        if (!kpi.countsOpenTime()) {
            var member = wanted.hours() == null ? "outside" : "hours";
            errors.add(InputError.at(
                    "/" + member,
                    member + ".unknown",
                    kpi.name() + " counts no time of waiting or resolving, so it has no opening hours."));
            return null;
        }
        if (NO_CALENDAR.equals(wanted.hours()) && wanted.outside() == null) {
            return null;
        }
        var calendar = wanted.hours() != null ? wanted.hours() : current == null ? NO_CALENDAR : current.calendar();
        var outside = outside(wanted.outside(), kpi, current, errors);
        if (calendar.isEmpty()) {
            errors.add(InputError.at("/outside", "outside.hours", "outside needs hours: name a calendar."));
            return null;
        }
        var history = calendars.history();
        if (!history.has(calendar)) {
            errors.add(InputError.at(
                    "/hours",
                    "hours.unknown",
                    "There is no calendar '" + DocumentCursor.excerpt(calendar) + "'."
                            + NearestWord.suggestion(calendar, history.names())));
        }
        return new HoursSetting(calendar, outside);
    }

    private static OutsideRule outside(
            @Nullable String wanted, Kpi kpi, @Nullable HoursSetting current, List<InputError> errors) {
        if (wanted == null) {
            return current == null ? kpi.outsideByDefault() : current.outside();
        }
        return OutsideRule.find(wanted).orElseGet(() -> {
            var codes = Stream.of(OutsideRule.values()).map(OutsideRule::code).toList();
            errors.add(InputError.at(
                    "/outside",
                    "outside.unknown",
                    "outside must be leave-out or count-from-opening." + NearestWord.suggestion(wanted, codes)));
            return kpi.outsideByDefault();
        });
    }
}
