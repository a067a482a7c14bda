package org.kept.browser;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Two pages for tests: one without faults, and one with a fault of each kind that {@link Browser} detects. */
@Path("/trial")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class TestPages {

    @GET
    @Path("sound")
    public String sound() {
        return page("<h1>A sound page</h1><p>Nothing is wrong here.</p>");
    }

    @GET
    @Path("faulty")
    public String faulty() {
        return page("<h1>A faulty page</h1><img src='/trial/sound'><script src='/trial/broken.js'></script><p>"
                + "wide".repeat(500) + "</p>");
    }

    @GET
    @Path("broken.js")
    @Produces("text/javascript")
    public String broken() {
        return "console.error('broken on purpose')";
    }

    private static String page(String main) {
        return "<!doctype html><html lang='en'><head><title>Trial</title></head><body><main>" + main
                + "</main></body></html>";
    }
}
