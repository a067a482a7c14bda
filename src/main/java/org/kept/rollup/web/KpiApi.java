package org.kept.rollup.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.ScopeChecked;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.document.DocumentCursor;
import org.kept.ingest.InputText;
import org.kept.ingest.RetentionHorizon;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.HoursSetting;
import org.kept.kpi.FormulaSettings.KpiSettingsTimeline;
import org.kept.kpi.FormulaSettings.KpiSettingsVersion;
import org.kept.kpi.FormulaSettings.OutsideRule;
import org.kept.kpi.Kpi;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.rollup.KpiPreview;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsService;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.KpiSettingsStore.MinimumSamples;
import org.kept.rollup.custom.CustomKpi;
import org.kept.rollup.custom.CustomKpiJson;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.ui.NumberFormatter;
import org.kept.workingtime.Calendars;

/** REST API of the KPIs and their settings. */
@Path("/api/v1/kpis")
@Tag(name = "KPIs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class KpiApi {

    private static final String NO_CALENDAR = "";
    private static final int MAX_BECAUSE = 1000;

    /**
     * A KPI with its settings.
     *
     * @param configured whether it is a custom KPI, which has a {@code definition}
     * @param eventsFrom the first week with every event kept: older weeks stay as counted, despite later settings and
     *     definitions; absent if no event was ever dropped
     * @param minimumSamples versions of the smallest sample that it is judged by, oldest first; absent if none was set
     * @param contradicts codes of the clauses that promise all hours, although a calendar says when it counts; absent
     *     if there are none
     */
    @Schema(name = "View")
    public record KpiDescription(
            String code,
            String name,
            String unit,
            String betterWhen,
            String family,
            String formula,
            String note,
            int settingsVersion,
            @Nullable String settingsFrom,
            KpiSettingsView settings,
            List<String> variants,
            List<KpiVersionView> history,
            boolean configured,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(type = SchemaType.OBJECT) @Nullable
            JsonNode definition,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String eventsFrom,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SampleVersionView> minimumSamples,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> contradicts) {}

    /** One version of the smallest sample that the KPI is judged by; without {@code minimum}, that of the installation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SampleVersion")
    public record SampleVersionView(
            int version,
            @Nullable String from,
            @Nullable Integer minimum,
            String created,
            String author,
            @Nullable String because) {}

    /**
     * Settings of a KPI; {@code withinSeconds} only if it has a time.
     *
     * @param hours the calendar by which its times are counted; absent if every moment counts
     * @param outside what becomes of contacts that arrive while it is closed: leave-out or count-from-opening
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Setting")
    public record KpiSettingsView(
            @Nullable String variant,
            @Nullable Integer withinSeconds,
            @Nullable String hours,
            @Nullable String outside) {}

    /** One version of the settings. */
    @Schema(name = "VersionView")
    public record KpiVersionView(
            int version,
            @Nullable String from,
            KpiSettingsView settings,
            String formula,
            @Nullable String created,
            @Nullable String author,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String because) {}

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

    private final KpiRegistry kpiRegistry;
    private final CustomKpiStore customKpis;
    private final KpiSettingsStore settings;
    private final KpiReader kpiReader;
    private final KpiSettingsService settingsService;
    private final RetentionHorizon retentionHorizon;
    private final Calendars calendars;
    private final KpiPreview preview;
    private final AllHoursClauses allHours;
    private final SecurityIdentity identity;

    KpiApi(
            KpiRegistry kpiRegistry,
            CustomKpiStore customKpis,
            KpiSettingsStore settings,
            KpiReader kpiReader,
            KpiSettingsService settingsService,
            RetentionHorizon retentionHorizon,
            Calendars calendars,
            KpiPreview preview,
            AllHoursClauses allHours,
            SecurityIdentity identity) {
        this.kpiRegistry = kpiRegistry;
        this.customKpis = customKpis;
        this.settings = settings;
        this.kpiReader = kpiReader;
        this.settingsService = settingsService;
        this.retentionHorizon = retentionHorizon;
        this.calendars = calendars;
        this.preview = preview;
        this.allHours = allHours;
        this.identity = identity;
    }

    @GET
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(operationId = "listKpis", summary = "List the catalogue, custom KPIs and the guarantees of the mission")
    public List<KpiDescription> list() {
        var timeline = settings.timeline();
        var dataScope = DataScope.of(identity);
        return kpiRegistry.all().stream()
                .filter(kpi -> dataScope.allowsKpi(kpi.code()))
                .map(kpi -> describe(kpi, timeline))
                .toList();
    }

    @GET
    @Path("{kpi}")
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(operationId = "getKpi", summary = "One KPI, its formula in words and its settings")
    public KpiDescription get(@PathParam("kpi") String code) {
        return describe(kpiRegistry.get(code), settings.timeline());
    }

    @PUT
    @Path("{kpi}/settings")
    @RolesAllowed("admin")
    @Operation(
            operationId = "setKpi",
            summary = "Change the settings of a KPI",
            description =
                    "Adds a version that applies from a week on (`from`, or the week in progress) and leaves earlier"
                            + " weeks unchanged; with `allHistory` every week is recounted. Weeks whose events were dropped"
                            + " cannot be recounted: another time T then applies from the first week after them, given by"
                            + " `from` in the history. `hours` names a calendar: times of waiting and resolving then count"
                            + " only while it is open, and contacts that arrive `outside` are left out (`leave-out`) or"
                            + " count from the next opening (`count-from-opening`). An empty `hours` counts every moment"
                            + " again. Settings that were saved for a later week are replaced too; `replaces` of"
                            + " `try` names these weeks.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples =
                                    @ExampleObject(
                                            name = "service level",
                                            value =
                                                    "{\"withinSeconds\":60,\"variant\":\"answered-over-offered\",\"from\":\"2026-W40\"}")))
    public KpiDescription set(@PathParam("kpi") String code, @Nullable NewKpiSettings wanted) {
        var request = request(code, wanted);
        apply(request, identity.getPrincipal().getName());
        return describe(request.kpi(), settings.timeline());
    }

    @POST
    @Path("{kpi}/settings/try")
    @RolesAllowed("admin")
    @Operation(
            operationId = "tryKpiSettings",
            summary = "Tell which weeks other settings would move",
            description = "Checks the settings as `PUT` does and stores nothing. The answer is that of"
                    + " `POST /api/v1/kpis/{kpi}/try`, and `contradicts` names the clauses that promise all hours where"
                    + " a calendar would say when the KPI counts.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples =
                                    @ExampleObject(
                                            name = "service level",
                                            value = "{\"withinSeconds\":30,\"from\":\"2026-W40\"}")))
    public KpiPreviewView tryOut(@PathParam("kpi") String code, @Nullable NewKpiSettings wanted) {
        var request = request(code, wanted);
        var tried = preview(request);
        var next = request.next() == null ? tried.settings() : request.next();
        return KpiPreviewView.ofSettings(tried, replaced(request), allHours.contradicted(tried.kpi(), next));
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

    /**
     * Checks new settings.
     *
     * @throws Problem 422 with every error, 409 if the KPI has no such settings
     */
    SettingsRequest request(String code, @Nullable NewKpiSettings wanted) {
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
        if (wanted == null) {
            throw Problem.unreadable("The body is empty; send the settings as a JSON object.");
        }
        var from = from(wanted);
        var next = isCatalogued ? validated(kpi, wanted, current(kpi, from)) : null;
        return new SettingsRequest(kpi, from, changesFormula(wanted) ? next : null, minimum(wanted), because(wanted));
    }

    /**
     * Checks the settings of a form, which sends all of them: those that are as they are in their first week stay, so
     * that they replace nothing that was saved for later weeks. For all history, only what differs from the
     * running week is set, or all of them if nothing does.
     */
    SettingsRequest formRequest(String code, NewKpiSettings wanted) {
        var request = request(code, wanted);
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

    private KpiDescription describe(Kpi kpi, KpiSettingsTimeline timeline) {
        var defined = customKpis.current().configured(kpi.code());
        var first = retentionHorizon.firstWeek();
        var version = timeline.version(kpi, kpiReader.currentPeriod(Grain.WEEK));
        return new KpiDescription(
                kpi.code(),
                kpi.name(),
                kpi.unit().code(),
                kpi.better().code(),
                kpi.family().code(),
                kpi.words(version.settings()),
                kpi.note(),
                defined.map(CustomKpi::version).orElse(version.version()),
                version.from() == null ? null : version.from().code(),
                settingsView(kpi, version.settings()),
                kpi.settableVariants(),
                defined.isPresent()
                        ? customKpis.versions(kpi.code()).stream()
                                .map(each -> describe(each.kpi(), each.asVersion()))
                                .toList()
                        : timeline.versions(kpi).stream()
                                .map(each -> describe(kpi, each))
                                .toList(),
                defined.isPresent(),
                defined.map(CustomKpiJson::write).orElse(null),
                first == null ? null : first.code(),
                settings.minimumSamples().versions(kpi.code()).stream()
                        .map(KpiApi::describe)
                        .toList(),
                allHours.contradicted(kpi, version.settings()));
    }

    private static SampleVersionView describe(MinimumSamples.SampleVersion version) {
        return new SampleVersionView(
                version.version(),
                version.from() == null ? null : version.from().code(),
                version.minimum(),
                version.created().toString(),
                version.author(),
                version.because());
    }

    private static KpiVersionView describe(Kpi kpi, KpiSettingsVersion version) {
        return new KpiVersionView(
                version.version(),
                version.from() == null ? null : version.from().code(),
                settingsView(kpi, version.settings()),
                kpi.words(version.settings()),
                version.created() == null ? null : version.created().toString(),
                version.author(),
                version.because());
    }

    private static KpiSettingsView settingsView(Kpi kpi, FormulaSettings settings) {
        var hours = settings.hours();
        return new KpiSettingsView(
                kpi.variants().size() > 1 ? settings.variant() : null,
                kpi.hasTime() ? settings.withinSeconds() : null,
                hours == null ? null : hours.calendar(),
                hours == null ? null : hours.outside().code());
    }
}
