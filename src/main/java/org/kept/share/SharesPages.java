package org.kept.share;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.access.PublicAddress;
import org.kept.calendar.Grain;
import org.kept.calendar.ReportingZone;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.ui.DateFormatter;

/** Pages for share links: created and shown once, listed without their tokens, revoked. */
@Path("/shares")
@RolesAllowed(Permissions.STEWARD)
@Produces(MediaType.TEXT_HTML)
public class SharesPages {

    @CheckedTemplate(basePath = "share")
    static final class SharesTemplates {

        private SharesTemplates() {}

        static native TemplateInstance shares(SharesPage page);
    }

    private final ShareService shares;
    private final ShareRequestParser parser;
    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final PublicAddress address;
    private final ReportingZone zone;
    private final Clock clock;
    private final SecurityIdentity caller;

    SharesPages(
            ShareService shares,
            ShareRequestParser parser,
            KpiRegistry kpiRegistry,
            KpiReader kpiReader,
            PublicAddress address,
            ReportingZone zone,
            Clock clock,
            SecurityIdentity caller) {
        this.shares = shares;
        this.parser = parser;
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.address = address;
        this.zone = zone;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * The links, with a form that may be filled in for the page that someone comes from.
     *
     * @param of the team; who may make links sees every team
     */
    @GET
    @Operation(hidden = true)
    public TemplateInstance list(
            @RestQuery @Nullable String page, @RestQuery @Nullable String week, @RestQuery @Nullable String of) {
        return page(null, new ShareRequest(page, week, null, of, null), List.of());
    }

    /** Creates a link. It is only in this response, never in an address or behind a redirect. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(
            UriInfo uri,
            @RestForm @Nullable String page,
            @RestForm @Nullable String week,
            @RestForm @Nullable String kpi,
            @RestForm @Nullable String team,
            @RestForm @Nullable String expires) {
        var typed = new ShareRequest(page, week, kpi, team, expires);
        try {
            // The list of KPIs stays on the form, whatever page is chosen.
            var wanted = "scorecard".equals(page) ? new ShareRequest(page, week, null, team, expires) : typed;
            var created =
                    shares.create(parser.parse(wanted), caller.getPrincipal().getName());
            var link = address.link(uri.getBaseUri(), "/share/" + created.token());
            return Response.ok(page(link, typed, List.of())).build();
        } catch (Problem problem) {
            var faults = problem.errors().isEmpty()
                    ? List.of(InputError.at("/", "share", problem.detail()))
                    : problem.errors();
            return Response.status(problem.status())
                    .entity(page(null, typed, faults))
                    .build();
        }
    }

    @POST
    @Path("{id}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revoke(@RestPath UUID id) {
        shares.revoke(id);
        return Response.status(303).header("Location", "/shares").build();
    }

    private TemplateInstance page(@Nullable String made, ShareRequest typed, List<InputError> faults) {
        return SharesTemplates.shares(new SharesPage(
                shares.all().stream().map(this::row).toList(), made, form(typed, new FormErrors(faults))));
    }

    private SharesPage.ShareRowView row(ShareLink link) {
        var lastSeen = link.lastSeen();
        return new SharesPage.ShareRowView(
                link.id().toString(),
                what(link.target()),
                link.createdBy(),
                DateFormatter.day(zone.dateOf(link.created())),
                DateFormatter.day(zone.dateOf(link.expires().minusMillis(1))),
                link.isExpired(clock.instant()),
                lastSeen == null ? "Never" : DateFormatter.moment(lastSeen, zone.id()));
    }

    /** {@code Trend of Service level, week to 15 Nov 2026, team north}. */
    private String what(ShareTarget target) {
        var kpi = target.kpi();
        return target.page().title()
                + (kpi == null ? "" : " of " + kpiRegistry.name(kpi))
                + ", " + DateFormatter.period(target.week())
                + (target.team() == null ? "" : ", team " + target.team());
    }

    private SharesPage.ShareForm form(ShareRequest typed, FormErrors faults) {
        var page = Objects.requireNonNullElse(typed.page(), "scorecard");
        var kpi = Objects.requireNonNullElse(typed.kpi(), "");
        var team = Objects.requireNonNullElse(typed.team(), "");
        var week = Objects.requireNonNullElse(typed.week(), "");
        var expires = Objects.requireNonNullElse(typed.expires(), "");
        return new SharesPage.ShareForm(
                Arrays.stream(SharePage.values())
                        .map(each -> new SharesPage.ShareChoice(
                                each.code(), each.title(), each.code().equals(page)))
                        .toList(),
                week.isBlank() ? kpiReader.currentPeriod(Grain.WEEK).plus(-1).code() : week,
                kpiRegistry.all().stream()
                        .map(each -> new SharesPage.ShareChoice(
                                each.code(), each.name(), each.code().equals(kpi)))
                        .toList(),
                Stream.concat(
                                Stream.of(new SharesPage.ShareChoice("", "Whole company", team.isEmpty())),
                                kpiReader.teams(DataScope.of(caller)).stream()
                                        .map(each -> new SharesPage.ShareChoice(each, each, each.equals(team))))
                        .toList(),
                expires.isBlank()
                        ? zone.dateOf(clock.instant().plus(ShareRequestParser.DEFAULT_TERM))
                                .toString()
                        : expires,
                faults);
    }
}
