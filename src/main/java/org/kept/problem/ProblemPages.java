package org.kept.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** An error as a page. */
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
        giveToken(request);
        try {
            return ProblemTemplates.problem(problem).render();
        } catch (RuntimeException e) {
            // The page that tells of an error must come even where the frame around it is what failed.
            LOG.debug("The frame of an error page could not be drawn", e);
            return ProblemTemplates.bare(problem).render();
        }
    }

    /** An error may come before the filter that hands out tokens; a form in the frame still asks for one. */
    private static void giveToken(RoutingContext request) {
        if (request.get(CSRF_TOKEN) == null) {
            var cookie = request.request().getCookie("csrf-token");
            request.put(CSRF_TOKEN, cookie == null ? "" : cookie.getValue());
        }
    }
}
