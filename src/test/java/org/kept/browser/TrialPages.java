package org.kept.browser;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Two pages that only tests see: one with nothing wrong, one with a fault of each kind the browser looks for. */
@Path("/trial")
@Produces(MediaType.TEXT_HTML)
public class TrialPages {

    @GET
    @Path("sound")
    public String sound() {
        return page("<h1>A sound page</h1><p>Nothing is wrong here.</p>");
    }

    @GET
    @Path("faulty")
    public String faulty() {
        return page("<h1>A faulty page</h1><img src='data:,'><script>console.error('broken on purpose')</script>"
                + "<p style='width: 3000px'>Wider than any screen.</p>");
    }

    private static String page(String main) {
        return "<!doctype html><html lang='en'><head><title>Trial</title><link rel='icon' href='data:,'></head>"
                + "<body><main>" + main + "</main></body></html>";
    }
}
