package org.kept.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How passwords are hashed. */
@ConfigMapping(prefix = "kept.password")
public interface PasswordConfig {

    /** The cost of bcrypt, 12 to 20: each step up doubles the time that a guess takes, and that a sign-in takes. */
    @WithDefault("12")
    int cost();
}
