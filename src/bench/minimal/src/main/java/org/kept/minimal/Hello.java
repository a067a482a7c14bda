package org.kept.minimal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The one answer there is. */
@Path("/")
public class Hello {

    @GET
    public String hello() {
        return "Hello";
    }
}
