package org.kept.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Fault;
import org.kept.problem.Problem;
import org.kept.ui.Dates;

/** Who you are here, your password, the browsers you are signed in with, and the way out of all of them. */
@Path("/account")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.TEXT_HTML)
public class AccountPages {

    @CheckedTemplate(basePath = "access")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance account(AccountPage page);
    }

    private final People people;
    private final Sessions sessions;
    private final Welcome welcome;
    private final SignInLimiter limiter;
    private final Installation installation;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    AccountPages(
            People people,
            Sessions sessions,
            Welcome welcome,
            SignInLimiter limiter,
            Installation installation,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.people = people;
        this.sessions = sessions;
        this.welcome = welcome;
        this.limiter = limiter;
        this.installation = installation;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance account(RoutingContext request, @RestQuery @Nullable String changed) {
        return page(request, "password".equals(changed), List.of());
    }

    /** Signs out every browser that had the old password, and begins anew in this one. */
    @POST
    @Path("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response changePassword(
            RoutingContext request, @RestForm @Nullable String current, @RestForm @Nullable String password) {
        var person = me();
        var wanted = Objects.requireNonNullElse(password, "");
        try {
            var faults = faults(request, person, Objects.requireNonNullElse(current, ""), wanted);
            if (!faults.isEmpty()) {
                return Response.status(422).entity(page(request, false, faults)).build();
            }
        } catch (Problem tooMany) {
            var fault = Fault.at("/current", "current.wait", tooMany.detail());
            return Response.status(tooMany.status())
                    .entity(page(request, false, List.of(fault)))
                    .build();
        }
        return welcome.begin(request, people.renew(person.id(), wanted), "/account?changed=password");
    }

    @POST
    @Path("/sign-out-everywhere")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signOutEverywhere(RoutingContext request) {
        people.signOutEverywhere(me());
        welcome.end(request);
        return Response.status(303).header("Location", "/login").build();
    }

    private List<Fault> faults(RoutingContext request, Person person, String current, String wanted) {
        var faults = new ArrayList<Fault>();
        // Whoever found a browser open could try passwords here instead of at the sign-in.
        var address = ClientAddress.of(request);
        limiter.tryNow(person.email(), address);
        if (people.recognise(person.email(), current).isPresent()) {
            limiter.succeeded(person.email(), address);
        } else {
            faults.add(Fault.at("/current", "current.wrong", "This is not your password."));
        }
        faults.addAll(Passwords.faults(wanted, List.of(person.name(), person.email(), installation.company())));
        return faults;
    }

    private TemplateInstance page(RoutingContext request, boolean changed, List<Fault> faults) {
        var person = me();
        var token = Objects.requireNonNullElse(SessionCookie.read(request), "");
        return Templates.account(new AccountPage(
                person.name(),
                person.email(),
                person.role().title(),
                String.join(", ", person.teams()),
                Arrays.stream(Right.values())
                        .filter(person.role()::may)
                        .map(Right::means)
                        .toList(),
                sessions.of(person.id(), token).stream()
                        .map(each -> new AccountPage.Session(
                                Dates.moment(each.since(), zone), Dates.moment(each.lastSeen(), zone), each.here()))
                        .toList(),
                people.hasPassword(person.id()),
                changed,
                new Faults(faults)));
    }

    private Person me() {
        return people.byEmail(caller.getPrincipal().getName())
                .orElseThrow(() -> Problem.notFound("This account is not there any more."));
    }
}
