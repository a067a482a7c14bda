package org.kept.access;

import jakarta.enterprise.context.ApplicationScoped;
import org.kept.access.setup.SetUpTokenStore;

/** Creates set-up links for tests, as printed on the console. */
@ApplicationScoped
public class SetUpLink {

    private final SetUpTokenStore token;

    SetUpLink(SetUpTokenStore token) {
        this.token = token;
    }

    /** The path of a valid link. */
    public String path() {
        return "/setup?token=" + token.renew();
    }
}
