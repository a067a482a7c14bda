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
import org.kept.access.Permissions;
import org.kept.audit.Audit;
import org.kept.ingest.CustomerErasure;
import org.kept.problem.Problem;

/** The customer erasure page: search first, then confirm. The identifier is sent in the form, never in a URL. */
@Path("/customers")
@RolesAllowed(Permissions.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class CustomerErasurePages {

    @CheckedTemplate(basePath = "customers")
    static final class CustomerErasureTemplates {

        private CustomerErasureTemplates() {}

        static native TemplateInstance customers(CustomerErasurePage page);
    }

    private final CustomerErasure customerErasure;
    private final Audit audit;

    CustomerErasurePages(CustomerErasure customerErasure, Audit audit) {
        this.customerErasure = customerErasure;
        this.audit = audit;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance begin() {
        return CustomerErasureTemplates.customers(CustomerErasurePage.empty());
    }

    /** Shows what would be erased and asks for confirmation. */
    @POST
    @Path("look")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response look(@RestForm @Nullable String customer) {
        return respond(customer, typed -> CustomerErasurePage.found(typed, customerErasure.countEvents(typed)));
    }

    @POST
    @Path("erase")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response erase(@RestForm @Nullable String customer) {
        return respond(customer, typed -> CustomerErasurePage.done(customerErasure.erase(typed, audit.actor())));
    }

    private static Response respond(@Nullable String customer, Function<String, CustomerErasurePage> action) {
        var typed = customer == null ? "" : customer.strip();
        if (typed.isEmpty()) {
            return page(
                    422,
                    CustomerErasurePage.failed("", "Enter the customer’s identifier as it was sent with the events."));
        }
        try {
            return page(200, action.apply(typed));
        } catch (Problem problem) {
            return page(problem.status(), CustomerErasurePage.failed(typed, problem.detail()));
        }
    }

    private static Response page(int status, CustomerErasurePage page) {
        return Response.status(status)
                .entity(CustomerErasureTemplates.customers(page))
                .build();
    }
}
