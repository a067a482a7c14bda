package org.kept.customers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.kept.access.Roles;
import org.kept.audit.Audit;
import org.kept.ingest.CustomerErasure;
import org.kept.problem.Problem;

/** Erasing a customer by hand: looked at first, then confirmed. The identifier goes by form and never by address. */
@Path("/customers")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class CustomersPages {

    @CheckedTemplate(basePath = "customers")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance customers(CustomersPage page);
    }

    private final CustomerErasure erasures;
    private final Audit audit;

    CustomersPages(CustomerErasure erasures, Audit audit) {
        this.erasures = erasures;
        this.audit = audit;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance begin() {
        return Templates.customers(CustomersPage.begin());
    }

    /** Says what would be erased, and asks. */
    @POST
    @Path("look")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response look(@RestForm @Nullable String customer) {
        return answer(customer, typed -> CustomersPage.found(typed, erasures.countEvents(typed)));
    }

    @POST
    @Path("erase")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response erase(@RestForm @Nullable String customer) {
        return answer(customer, typed -> CustomersPage.done(erasures.erase(typed, audit.actor())));
    }

    private static Response answer(@Nullable String customer, Function<String, CustomersPage> ask) {
        var typed = customer == null ? "" : customer.strip();
        if (typed.isEmpty()) {
            return page(422, CustomersPage.wrong("", "Write the identifier by which the events name the customer."));
        }
        try {
            return page(200, ask.apply(typed));
        } catch (Problem wrong) {
            return page(wrong.status(), CustomersPage.wrong(typed, wrong.detail()));
        }
    }

    private static Response page(int status, CustomersPage page) {
        return Response.status(status).entity(Templates.customers(page)).build();
    }
}
