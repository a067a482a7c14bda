package org.kept.subscription;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.kept.problem.Problem;

/** The page that a link in a mail leads to: it asks before it ends a subscription. */
@Path("/unsubscribe/{token}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class UnsubscribePages {

    @CheckedTemplate(basePath = "subscription")
    static final class UnsubscribeTemplates {

        private UnsubscribeTemplates() {}

        static native TemplateInstance unsubscribe(String what, String token);

        static native TemplateInstance ended();
    }

    private final UnsubscribeLinks links;
    private final SubscriptionStore store;

    UnsubscribePages(UnsubscribeLinks links, SubscriptionStore store) {
        this.links = links;
        this.store = store;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance ask(@RestPath String token) {
        var id = links.subscription(token).orElseThrow(Problem::unknownAddress);
        return store.find(id)
                .map(each -> UnsubscribeTemplates.unsubscribe(each.words(), token))
                .orElseGet(UnsubscribeTemplates::ended);
    }
}
