package org.kept.access.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Time limits of sessions. */
@ConfigMapping(prefix = "kept.session")
interface SessionConfig {

    /** The maximum time without a request. */
    @WithDefault("12H")
    Duration idle();

    /** The maximum total time. */
    @WithDefault("30D")
    Duration lifetime();
}
