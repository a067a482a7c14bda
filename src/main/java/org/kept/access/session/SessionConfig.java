package org.kept.access.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long somebody stays signed in. */
@ConfigMapping(prefix = "kept.session")
interface SessionConfig {

    /** Without a request. */
    @WithDefault("12H")
    Duration idle();

    /** At the very most. */
    @WithDefault("30D")
    Duration lifetime();
}
