package org.kept.request;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A failing page on a secret path, for tests. */
@Path("/invitation/{token}/trial-broken")
@Produces(MediaType.TEXT_HTML)
public class SecretTestPages {

    @GET
    public String broken() {
        throw new IllegalStateException("a page behind a secret address fails");
    }
}
