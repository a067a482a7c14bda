package org.kept.rollup.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
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
import org.kept.ingest.RetentionHorizon;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.KpiSettingsTimeline;
import org.kept.kpi.FormulaSettings.KpiSettingsVersion;
import org.kept.kpi.Kpi;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsService;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.custom.CustomKpi;
import org.kept.rollup.custom.CustomKpiJson;
import org.kept.rollup.custom.CustomKpiStore;

/** The catalogue over REST, and how its KPIs are set. */
@Path("/api/v1/kpis")
@Tag(name = "KPIs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class KpiApi {

    private static final int MOST_SECONDS = 86_400;

    /**
     * A KPI as it is shown.
     *
     * @param configured whether somebody here defined it; {@code definition} says how, or what a guarantee counts now
     * @param eventsFrom the first week of which every event is kept: older ones stay as they were counted, whatever was set or
     *     defined since; absent where no event was ever dropped
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
            String eventsFrom) {}

    /** How a KPI is set; {@code withinSeconds} only where it has a time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Setting")
    public record KpiSettingsView(
            @Nullable String variant, @Nullable Integer withinSeconds) {}

    /** One version of the settings. */
    @Schema(name = "VersionView")
    public record KpiVersionView(
            int version,
            @Nullable String from,
            KpiSettingsView settings,
            String formula,
            @Nullable String created,
            @Nullable String author) {}

    /**
     * New settings.
     *
     * @param from the week from which they hold; the running week when left out
     * @param allHistory whether every week is computed anew with them
     */
    @Schema(name = "NewSettings")
    public record NewKpiSettings(
            @Nullable String variant,
            @Nullable Integer withinSeconds,
            @Nullable String from,
            @Nullable Boolean allHistory) {}

    private final KpiRegistry kpiRegistry;
    private final CustomKpiStore own;
    private final KpiSettingsStore settings;
    private final KpiReader kpiReader;
    private final KpiSettingsService changes;
    private final RetentionHorizon retentionHorizon;
    private final SecurityIdentity identity;

    KpiApi(
            KpiRegistry kpiRegistry,
            CustomKpiStore own,
            KpiSettingsStore settings,
            KpiReader kpiReader,
            KpiSettingsService changes,
            RetentionHorizon retentionHorizon,
            SecurityIdentity identity) {
        this.kpiRegistry = kpiRegistry;
        this.own = own;
        this.settings = settings;
        this.kpiReader = kpiReader;
        this.changes = changes;
        this.retentionHorizon = retentionHorizon;
        this.identity = identity;
    }

    @GET
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(
            operationId = "listKpis",
            summary = "The catalogue, what was configured, and the guarantees of the mission")
    public List<KpiDescription> list() {
        var timeline = settings.timeline();
        var dataScope = DataScope.of(identity);
        return kpiRegistry.all().stream()
                .filter(kpi -> dataScope.hasKpi(kpi.code()))
                .map(kpi -> view(kpi, timeline))
                .toList();
    }

    @GET
    @Path("{kpi}")
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(operationId = "getKpi", summary = "One KPI, its formula in words and how it is set")
    public KpiDescription get(@PathParam("kpi") String code) {
        return view(kpiRegistry.get(code), settings.timeline());
    }

    @PUT
    @Path("{kpi}/settings")
    @RolesAllowed("admin")
    @Operation(
            operationId = "setKpi",
            summary = "Set a KPI otherwise",
            description = "Makes a new version that holds from a week on (`from`, or the running week) and leaves the"
                    + " weeks before it alone; with `allHistory` every week is computed anew. Weeks whose events were"
                    + " dropped cannot be: another time T then holds from the first week after those, which `from` in"
                    + " the history says.")
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
        var kpi = kpiRegistry.get(code);
        if (Catalogue.find(code).isEmpty()) {
            throw Problem.conflict(
                    code.startsWith(CustomKpiFactory.GUARANTEE)
                            ? "What breaks a guarantee is said in the mission, not by a setting."
                            : "What '" + code + "' counts is its definition, not a setting: PUT /api/v1/kpis/" + code
                                    + ".");
        }
        if (wanted == null) {
            throw Problem.unreadable("The body is empty; send the settings as a JSON object.");
        }
        var from = from(wanted);
        var timeline = settings.timeline();
        var current = timeline.in(kpi, from == null ? kpiReader.current(Grain.WEEK) : from);
        var next = checked(kpi, wanted, current);
        changes.set(kpi, from, next, identity.getPrincipal().getName());
        return view(kpi, settings.timeline());
    }

    private @Nullable Period from(NewKpiSettings wanted) {
        if (Boolean.TRUE.equals(wanted.allHistory())) {
            return null;
        }
        if (wanted.from() == null) {
            return kpiReader.current(Grain.WEEK);
        }
        try {
            var from = Period.parse(wanted.from());
            if (from.grain() == Grain.WEEK) {
                return from;
            }
        } catch (IllegalArgumentException e) {
            // Told below, with the one form that is taken.
        }
        throw Problem.invalid(
                "The settings are not acceptable.",
                List.of(InputError.at("/from", "from.form", "from must be a week such as 2026-W40.")));
    }

    private static FormulaSettings checked(Kpi kpi, NewKpiSettings wanted, FormulaSettings current) {
        var faults = new ArrayList<InputError>();
        var variant = wanted.variant() == null ? current.variant() : wanted.variant();
        if (!kpi.variants().containsKey(variant)) {
            faults.add(InputError.at(
                    "/variant",
                    "variant.unknown",
                    kpi.name() + " has the variants "
                            + String.join(", ", kpi.variants().keySet()) + "."));
        }
        var within = wanted.withinSeconds();
        if (within != null && !kpi.hasWithin()) {
            faults.add(
                    InputError.at("/withinSeconds", "withinSeconds.unknown", kpi.name() + " has no time to be set."));
        } else if (within != null && (within < 1 || within > MOST_SECONDS)) {
            faults.add(
                    InputError.at("/withinSeconds", "withinSeconds.range", "withinSeconds must be from 1 to 86,400."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("The settings are not acceptable.", faults);
        }
        return new FormulaSettings(variant, within == null ? current.withinSeconds() : within);
    }

    private KpiDescription view(Kpi kpi, KpiSettingsTimeline timeline) {
        var defined = own.current().configured(kpi.code());
        var first = retentionHorizon.firstWeek();
        var version = timeline.version(kpi, kpiReader.current(Grain.WEEK));
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
                setting(kpi, version.settings()),
                kpi.choices(),
                defined.isPresent()
                        ? own.versions(kpi.code()).stream()
                                .map(each -> view(each.kpi(), each.asVersion()))
                                .toList()
                        : timeline.versions(kpi).stream()
                                .map(each -> view(kpi, each))
                                .toList(),
                defined.isPresent(),
                defined.map(CustomKpiJson::write).orElse(null),
                first == null ? null : first.code());
    }

    private static KpiVersionView view(Kpi kpi, KpiSettingsVersion version) {
        return new KpiVersionView(
                version.version(),
                version.from() == null ? null : version.from().code(),
                setting(kpi, version.settings()),
                kpi.words(version.settings()),
                version.created() == null ? null : version.created().toString(),
                version.author());
    }

    private static KpiSettingsView setting(Kpi kpi, FormulaSettings settings) {
        return new KpiSettingsView(
                kpi.variants().size() > 1 ? settings.variant() : null,
                kpi.hasWithin() ? settings.withinSeconds() : null);
    }
}
