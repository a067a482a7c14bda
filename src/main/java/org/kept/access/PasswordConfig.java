package org.kept.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Password hashing. */
@ConfigMapping(prefix = "kept.password")
public interface PasswordConfig {

    /** The bcrypt cost, 12 to 20. Each step doubles the time of a guess, and of a sign-in. */
    @WithDefault("12")
    int cost();
}
