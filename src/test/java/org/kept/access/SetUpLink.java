package org.kept.access;

import jakarta.enterprise.context.ApplicationScoped;
import org.kept.access.setup.SetUpTokenStore;

/** The set-up link, for a test that begins where a person does who has just read it in the console. */
@ApplicationScoped
public class SetUpLink {

    private final SetUpTokenStore token;

    SetUpLink(SetUpTokenStore token) {
        this.token = token;
    }

    /** The path of a link that holds. */
    public String path() {
        return "/setup?token=" + token.renew();
    }
}
