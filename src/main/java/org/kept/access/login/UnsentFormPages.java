package org.kept.access.login;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.kept.access.PublicAddress;
import org.kept.access.session.CsrfCookie;

/** Pages that contain a form which was not accepted, so that nothing typed is lost. */
@ApplicationScoped
public class UnsentFormPages {

    @CheckedTemplate(basePath = "access")
    static final class UnsentFormTemplates {

        private UnsentFormTemplates() {}

        static native TemplateInstance unsent(UnsentForm form, boolean expired);
    }

    private final PublicAddress address;
    private final OidcAuthenticator oidcAuthenticator;
    private final OidcSignInConfig config;

    UnsentFormPages(PublicAddress address, OidcAuthenticator oidcAuthenticator, OidcSignInConfig config) {
        this.address = address;
        this.oidcAuthenticator = oidcAuthenticator;
        this.config = config;
    }

    /** The sign-in page for a form that was sent without a session; empty if the form cannot be kept. */
    public Optional<Response> signIn(RoutingContext request) {
        return UnsentForm.of(request, address).map(form -> {
            CsrfCookie.ensure(request);
            var button = oidcAuthenticator.isEnabled()
                    ? new SignInPages.OidcButton(OidcAuthenticator.signInPath("/account"), config.label())
                    : null;
            return page(
                    401,
                    SignInPages.SignInTemplates.login(
                            new SignInPages.SignInPage(form.back(), "", "", false, button, form)));
        });
    }

    /** The page that sends a form again whose token has expired; empty if the form cannot be kept. */
    public Optional<Response> expired(RoutingContext request) {
        return UnsentForm.of(request, address).map(form -> {
            CsrfCookie.ensure(request);
            return page(400, UnsentFormTemplates.unsent(form, true));
        });
    }

    /** The page that sends a form after the person has signed in. */
    static TemplateInstance afterSignIn(UnsentForm form) {
        return UnsentFormTemplates.unsent(form, false);
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Cache-Control", "no-store")
                .entity(page.render())
                .build();
    }
}
