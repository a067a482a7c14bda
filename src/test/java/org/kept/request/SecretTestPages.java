package org.kept.request;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A page behind a secret address that only tests see, and that fails. */
@Path("/invitation/{token}/trial-broken")
@Produces(MediaType.TEXT_HTML)
public class SecretTestPages {

    @GET
    public String broken() {
        throw new IllegalStateException("a page behind a secret address fails");
    }
}
