package org.kept.rollup.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.FormulaSentences;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.KpiSettingsVersion;
import org.kept.kpi.FormulaSettings.OutsideRule;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.problem.Problem;
import org.kept.rollup.KpiPreview;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.KpiSettingsStore.MinimumSamples.SampleVersion;
import org.kept.rollup.web.KpiDefinitionPage.FieldOption;
import org.kept.rollup.web.KpiSettingsPage.SettingsVersion;
import org.kept.ui.DateFormatter;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.workingtime.Calendars;

/** The page of a KPI's settings: who set what, when and why, and the form for other settings with their effect. */
@Path("/kpis/{kpi}/settings")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class KpiSettingsPages {

    private static final String PREVIEW = "preview";
    private static final int MAX_REPLACED = 6;

    @CheckedTemplate(basePath = "rollup")
    static final class SettingsTemplates {

        private SettingsTemplates() {}

        static native TemplateInstance settings(KpiSettingsPage page);
    }

    /** A version with the moment it was saved, to sort by. */
    private record DatedVersion(@Nullable OffsetDateTime created, SettingsVersion version) {}

    /** Number of weeks with too few to judge, now and by other settings. */
    private record FewWeeks(int now, int then) {

        boolean differs() {
            return now != then;
        }

        String sentence() {
            return NumberFormatter.of(then, "week", "weeks") + " would have too few to judge; now it is "
                    + NumberFormatter.count(now) + ".";
        }
    }

    /** What other settings would change, as it is shown. */
    private record SettingsEffect(
            PreviewTable preview,
            @Nullable String replaces,
            @Nullable FewWeeks fewer) {}

    private final KpiSettingsRequests requests;
    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final KpiSettingsStore settings;
    private final Calendars calendars;
    private final AllHoursClauses allHours;
    private final ObjectMapper json;
    private final int usualSample;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    KpiSettingsPages(
            KpiSettingsRequests requests,
            KpiRegistry kpiRegistry,
            KpiReader kpiReader,
            KpiSettingsStore settings,
            Calendars calendars,
            AllHoursClauses allHours,
            ObjectMapper json,
            @ConfigProperty(name = "kept.scorecard.minimum-sample", defaultValue = "30") int usualSample,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.requests = requests;
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.settings = settings;
        this.calendars = calendars;
        this.allHours = allHours;
        this.json = json;
        this.usualSample = usualSample;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@RestPath("kpi") String code, @RestQuery @Nullable String changed) {
        return page(requireSettable(code), null, FormErrors.NONE, null, changed != null);
    }

    /** Saves other settings, or shows what they would change; those that move weeks are shown before they are saved. */
    @POST
    @RolesAllowed(Permissions.ADMINISTRATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response set(@RestPath("kpi") String code, @BeanParam KpiSettingsForm form) {
        var kpi = requireSettable(code);
        try {
            var request = requests.parseForm(code, form.wanted(json));
            var asked = form.isAction(PREVIEW);
            if (asked || !form.mark().equals(form.shown)) {
                var preview = requests.preview(request);
                var fewer = fewer(preview, request.minimum());
                var replaces = replaces(requests.replaced(request));
                if (asked || preview.movesWeeks() || replaces != null || (fewer != null && fewer.differs())) {
                    var effect = new SettingsEffect(PreviewTable.of(preview, !asked), replaces, fewer);
                    return Response.ok(page(kpi, form, FormErrors.NONE, effect, false))
                            .build();
                }
            }
            requests.apply(request, caller.getPrincipal().getName());
            return Response.status(303)
                    .header("Location", "/kpis/" + code + "/settings?changed=yes")
                    .build();
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            var faults = new FormErrors(KpiSettingsForm.atFields(problem.errors()));
            return Response.status(problem.status())
                    .entity(page(kpi, form, faults, null, false))
                    .build();
        }
    }

    private Kpi requireSettable(String code) {
        var kpi = kpiRegistry.get(code);
        if (code.startsWith(CustomKpiFactory.GUARANTEE)) {
            throw Problem.notFound("The mission says what breaks a guarantee; there is no setting.");
        }
        return kpi;
    }

    private @Nullable FewWeeks fewer(KpiPreview.Preview preview, @Nullable Integer minimum) {
        if (minimum == null) {
            return null;
        }
        var samples = settings.minimumSamples();
        var code = preview.kpi().code();
        var next = minimum == 0 ? usualSample : minimum;
        var before = 0;
        var after = 0;
        for (var week : preview.weeks()) {
            var now = samples.in(code, week.week()).orElse(usualSample);
            before += isBelow(week.before(), now) ? 1 : 0;
            after += isBelow(week.after(), next) ? 1 : 0;
        }
        return new FewWeeks(before, after);
    }

    private static @Nullable String replaces(List<Period> weeks) {
        return weeks.isEmpty()
                ? null
                : "The settings saved from "
                        + ListFormatter.upTo(
                                MAX_REPLACED, weeks.stream().map(Period::code).toList())
                        + " on will no longer apply: these replace them.";
    }

    private static boolean isBelow(Reading reading, int minimum) {
        return reading.<Boolean>fold(
                present -> present.judgedSample().orElse(Double.POSITIVE_INFINITY) < minimum, absent -> false);
    }

    private TemplateInstance page(
            Kpi kpi,
            @Nullable KpiSettingsForm form,
            FormErrors faults,
            @Nullable SettingsEffect effect,
            boolean changed) {
        var week = kpiReader.currentPeriod(Grain.WEEK);
        var now = settings.timeline().in(kpi, week);
        var isCatalogued = Catalogue.find(kpi.code()).isPresent();
        var variant = form == null || form.variant == null ? now.variant() : form.variant;
        var calendar = form == null ? calendar(now) : KpiSettingsForm.typed(form.hours);
        return SettingsTemplates.settings(new KpiSettingsPage(
                kpi.code(),
                kpi.name(),
                kpi.words(now),
                isCatalogued ? null : "/kpis/" + kpi.code() + "/definition",
                caller.hasRole(Permissions.ADMINISTRATOR),
                changed,
                isCatalogued && kpi.settableVariants().size() > 1 ? variants(kpi, now, variant) : List.of(),
                isCatalogued && kpi.hasTime()
                        ? form == null ? String.valueOf(now.withinSeconds()) : KpiSettingsForm.typed(form.within)
                        : null,
                kpi.countsOpenTime() ? calendars(calendar) : List.of(),
                outside(form == null || form.outside == null ? outsideCode(kpi, now) : form.outside),
                form == null
                        ? settings.minimumSamples().in(kpi.code(), week).stream()
                                .mapToObj(String::valueOf)
                                .findFirst()
                                .orElse("")
                        : KpiSettingsForm.typed(form.sample),
                NumberFormatter.count(usualSample),
                form == null ? week.code() : KpiSettingsForm.typed(form.since),
                form != null && form.isForAllHistory(),
                form == null ? "" : KpiSettingsForm.typed(form.because),
                faults,
                form == null || effect == null ? "" : form.mark(),
                allHours.sentence(kpi, calendars.history().has(calendar) ? calendar : ""),
                effect == null ? null : effect.preview(),
                effect == null ? null : effect.replaces(),
                effect == null || effect.fewer() == null ? null : effect.fewer().sentence(),
                versions(kpi)));
    }

    private static List<FieldOption> variants(Kpi kpi, FormulaSettings now, String chosen) {
        return kpi.settableVariants().stream()
                .map(variant -> {
                    var words = FormulaSentences.variant(kpi, new FormulaSettings(variant, now.withinSeconds()));
                    return new FieldOption(
                            variant,
                            words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
                            variant.equals(chosen));
                })
                .toList();
    }

    private static String calendar(FormulaSettings now) {
        var hours = now.hours();
        return hours == null ? "" : hours.calendar();
    }

    private static String outsideCode(Kpi kpi, FormulaSettings now) {
        var hours = now.hours();
        return (hours == null ? kpi.outsideByDefault() : hours.outside()).code();
    }

    private List<FieldOption> calendars(String chosen) {
        var options = new ArrayList<>(List.of(new FieldOption("", "Every moment counts", chosen.isEmpty())));
        calendars
                .history()
                .names()
                .forEach(name ->
                        options.add(new FieldOption(name, "Only while " + name + " is open", name.equals(chosen))));
        return List.copyOf(options);
    }

    private static List<FieldOption> outside(String chosen) {
        return Stream.of(OutsideRule.values())
                .map(rule -> new FieldOption(
                        rule.code(),
                        rule == OutsideRule.LEAVE_OUT ? "Leave them out" : "Count them from the next opening",
                        rule.code().equals(chosen)))
                .toList();
    }

    /** Every version of the settings and of the smallest sample, newest first. */
    private List<SettingsVersion> versions(Kpi kpi) {
        var versions = new ArrayList<DatedVersion>();
        settings.timeline()
                .versions(kpi)
                .forEach(each -> versions.add(new DatedVersion(each.created(), of(kpi, each))));
        settings.minimumSamples()
                .versions(kpi.code())
                .forEach(each -> versions.add(new DatedVersion(each.created(), of(each))));
        return versions.stream()
                .sorted(Comparator.comparing(
                                DatedVersion::created, Comparator.nullsFirst(Comparator.<OffsetDateTime>naturalOrder()))
                        .reversed())
                .map(DatedVersion::version)
                .toList();
    }

    private SettingsVersion of(Kpi kpi, KpiSettingsVersion version) {
        var created = version.created();
        return new SettingsVersion(
                kpi.words(version.settings()),
                from(version.from()),
                created == null ? "" : DateFormatter.moment(created.toInstant(), zone),
                version.author() == null ? "" : version.author(),
                version.because());
    }

    private SettingsVersion of(SampleVersion version) {
        var minimum = version.minimum();
        return new SettingsVersion(
                "Smallest sample " + NumberFormatter.count(minimum == null ? usualSample : minimum),
                from(version.from()),
                DateFormatter.moment(version.created().toInstant(), zone),
                version.author(),
                version.because());
    }

    private static String from(@Nullable Period from) {
        return from == null ? "All weeks" : DateFormatter.heading(from) + " on";
    }
}
