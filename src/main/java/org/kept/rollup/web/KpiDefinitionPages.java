package org.kept.rollup.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.kpi.Unit;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.rollup.CustomKpiService;
import org.kept.rollup.KpiPreview;
import org.kept.rollup.custom.CustomKpi;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.custom.EventMemberCheck;
import org.kept.rollup.web.KpiDefinitionPage.ConditionFields;
import org.kept.rollup.web.KpiDefinitionPage.DefinitionVersion;
import org.kept.rollup.web.KpiDefinitionPage.FieldOption;
import org.kept.rollup.web.KpiDefinitionPage.SideFields;
import org.kept.types.EventTypes;
import org.kept.ui.DateFormatter;

/** The page on which a custom KPI is changed and removed, with a preview on the stored events. */
@Path("/kpis/{kpi}/definition")
@RolesAllowed(Permissions.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class KpiDefinitionPages {

    private static final String PREVIEW = "preview";

    @CheckedTemplate(basePath = "rollup")
    static final class DefinitionTemplates {

        private DefinitionTemplates() {}

        static native TemplateInstance definition(KpiDefinitionPage page);
    }

    private final CustomKpiService service;
    private final CustomKpiStore customKpis;
    private final EventMemberCheck members;
    private final KpiPreview preview;
    private final EventTypes types;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    KpiDefinitionPages(
            CustomKpiService service,
            CustomKpiStore customKpis,
            EventMemberCheck members,
            KpiPreview preview,
            EventTypes types,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.service = service;
        this.customKpis = customKpis;
        this.members = members;
        this.preview = preview;
        this.types = types;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance definition(@RestPath("kpi") String code, @RestQuery @Nullable String changed) {
        return DefinitionTemplates.definition(
                page(code, KpiDefinitionForm.of(require(code)), FormErrors.NONE, null, changed != null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@RestPath("kpi") String code, @BeanParam KpiDefinitionForm form) {
        require(code);
        return sent(code, form);
    }

    @POST
    @Path("remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath("kpi") String code) {
        service.remove(code, caller.getPrincipal().getName());
        return redirect("/kpis");
    }

    /** The page of a new KPI. */
    TemplateInstance empty() {
        return DefinitionTemplates.definition(page("", new KpiDefinitionForm(), FormErrors.NONE, null, false));
    }

    private ObjectNode require(String code) {
        return service.definition(code).orElseThrow(() -> Problem.notFound("There is no custom KPI '" + code + "'."));
    }

    /**
     * Saves or previews what was typed; the form stays filled where something is wrong with it. A change that moves
     * weeks, or asks for a member that no event has, is shown before it is saved.
     *
     * @param code empty for a new KPI, whose code is in the form
     */
    Response sent(String code, KpiDefinitionForm form) {
        var ownCode = code.isEmpty() ? form.code() : code;
        var definition = form.definition(types);
        try {
            var repeated = form.repeatedConditions();
            if (!repeated.isEmpty()) {
                throw Problem.invalid("The KPI was not stored.", repeated);
            }
            if (code.isEmpty() && service.definition(ownCode).isPresent()) {
                throw Problem.invalid(
                        "The KPI was not stored.",
                        List.of(InputError.at(
                                "/code",
                                "code.taken",
                                "There is a KPI '" + ownCode + "' already. Choose another code.")));
            }
            var asked = form.isAction(PREVIEW);
            if (asked || !KpiDefinitionForm.mark(definition).equals(form.shown)) {
                var previewed = preview.ofDefinition(ownCode, definition);
                var warnings = service.unseenMembers(ownCode, definition);
                if (asked || previewed.movesWeeks() || !warnings.isEmpty()) {
                    var table = PreviewTable.of(previewed, !asked, warnings);
                    return Response.ok(DefinitionTemplates.definition(page(code, form, FormErrors.NONE, table, false)))
                            .build();
                }
            }
            service.put(ownCode, definition, caller.getPrincipal().getName());
            return redirect("/kpis/" + ownCode + "/definition?changed=yes");
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            var faults = new FormErrors(form.atFields(problem.errors()));
            return Response.status(problem.status())
                    .entity(DefinitionTemplates.definition(page(code, form, faults, null, false)))
                    .build();
        }
    }

    private KpiDefinitionPage page(
            String code, KpiDefinitionForm form, FormErrors faults, @Nullable PreviewTable previewed, boolean changed) {
        var stored = code.isEmpty() ? List.<CustomKpi>of() : customKpis.versions(code);
        var seen = members.seenMembers(types.countable());
        return new KpiDefinitionPage(
                stored.isEmpty() ? "New KPI" : stored.get(stored.size() - 1).name(),
                code,
                code.isEmpty(),
                changed,
                code.isEmpty()
                        || service.definition(code)
                                .map(KpiDefinitionForm::canShow)
                                .orElse(true),
                form.code(),
                form.value("name"),
                options(
                        Map.of("higher", "Higher is better", "lower", "Lower is better", "neutral", "Neither"),
                        List.of("higher", "lower", "neutral"),
                        form.value("better")),
                Stream.of(Unit.FRACTION, Unit.PER_HUNDRED, Unit.PER_THOUSAND, Unit.SECONDS, Unit.NUMBER)
                        .map(unit -> new FieldOption(
                                unit.code(), words(unit), unit.code().equals(form.value("unit"))))
                        .toList(),
                form.value("decimals"),
                form.value("symbol"),
                options(
                        Map.of("events", "Events", KpiDefinitionForm.FIGURES, "Ready-made figures only"),
                        List.of("events", KpiDefinitionForm.FIGURES),
                        form.value("from")),
                List.of(
                        side(KpiDefinitionForm.ABOVE, "Numerator", form, seen, faults),
                        side(KpiDefinitionForm.BELOW, "Denominator", form, seen, faults)),
                form.value("percentile"),
                form.value("sentence"),
                form.value("note"),
                form.value("phrases"),
                faults,
                previewed == null ? "" : KpiDefinitionForm.mark(form.definition(types)),
                previewed,
                stored.stream()
                        .sorted(Comparator.comparing(CustomKpi::version).reversed())
                        .map(this::version)
                        .toList());
    }

    private DefinitionVersion version(CustomKpi kpi) {
        return new DefinitionVersion(
                kpi.version(),
                kpi.kpi().words(kpi.kpi().standard()),
                DateFormatter.moment(kpi.created().toInstant(), zone),
                kpi.author());
    }

    private SideFields side(
            String id, String heading, KpiDefinitionForm form, Map<String, Set<String>> seen, FormErrors faults) {
        return new SideFields(
                id,
                heading,
                options(
                        Map.of(
                                KpiDefinitionForm.COUNT, "Number of events",
                                KpiDefinitionForm.SUM, "Sum of a number",
                                KpiDefinitionForm.CUSTOMERS, "Distinct customers"),
                        List.of(KpiDefinitionForm.COUNT, KpiDefinitionForm.SUM, KpiDefinitionForm.CUSTOMERS),
                        form.value(id + "-kind")),
                types.countable().stream()
                        .map(type -> new FieldOption(
                                type.code(), type.plural(), type.code().equals(form.value(id + "-type"))))
                        .toList(),
                memberOptions(seen, form.value(id + "-member")),
                IntStream.rangeClosed(1, KpiDefinitionForm.CONDITIONS)
                        .mapToObj(nr -> new ConditionFields(
                                nr,
                                memberOptions(seen, form.value(id + "-where-" + nr)),
                                Stream.of(KpiDefinitionForm.Comparison.values())
                                        .map(each -> new FieldOption(
                                                each.code(),
                                                each.words(),
                                                each.code().equals(form.value(id + "-is-" + nr))))
                                        .toList(),
                                form.value(id + "-value-" + nr),
                                faults.at(id + "-value-" + nr)))
                        .toList(),
                faults.at(id + "-kind"),
                faults.at(id + "-type"),
                faults.at(id + "-member"));
    }

    /** The members to choose from, and the chosen one although no event has it. */
    private static List<FieldOption> memberOptions(Map<String, Set<String>> seen, String chosen) {
        var options = new ArrayList<FieldOption>();
        seen.forEach((name, plurals) -> options.add(
                new FieldOption(name, name + " (" + String.join(", ", plurals) + ")", name.equals(chosen))));
        if (!chosen.isEmpty() && !seen.containsKey(chosen)) {
            options.add(new FieldOption(chosen, chosen, true));
        }
        return List.copyOf(options);
    }

    private static List<FieldOption> options(Map<String, String> names, List<String> codes, String chosen) {
        return codes.stream()
                .map(code -> new FieldOption(code, names.getOrDefault(code, code), code.equals(chosen)))
                .toList();
    }

    private static String words(Unit unit) {
        return switch (unit) {
            case FRACTION -> "Percentage";
            case PER_HUNDRED -> "Per 100";
            case PER_THOUSAND -> "Per 1,000";
            case SECONDS -> "Time in seconds";
            case NUMBER -> "Plain number";
            case NPS -> "Score";
        };
    }

    private static Response redirect(String path) {
        return Response.status(303).header("Location", path).build();
    }
}
