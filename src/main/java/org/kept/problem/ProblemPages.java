package org.kept.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** Renders an error as a page. */
final class ProblemPages {

    private static final Logger LOG = Logger.getLogger(ProblemPages.class);
    private static final String CSRF_TOKEN = "csrf_token";

    private ProblemPages() {}

    @CheckedTemplate(basePath = "problem")
    static final class ProblemTemplates {

        private ProblemTemplates() {}

        static native TemplateInstance problem(ProblemDocument problem);

        static native TemplateInstance bare(ProblemDocument problem);
    }

    static String render(RoutingContext request, ProblemDocument problem) {
        ensureCsrfToken(request);
        try {
            return ProblemTemplates.problem(problem).render();
        } catch (RuntimeException e) {
            // The error page must render even if the layout is what failed.
            LOG.debug("The layout of an error page could not be rendered", e);
            return ProblemTemplates.bare(problem).render();
        }
    }

    /** Sets a CSRF token: the error may precede the filter that provides one, and a form in the layout needs it. */
    private static void ensureCsrfToken(RoutingContext request) {
        if (request.get(CSRF_TOKEN) == null) {
            var cookie = request.request().getCookie("csrf-token");
            request.put(CSRF_TOKEN, cookie == null ? "" : cookie.getValue());
        }
    }
}
