package org.kept.promise;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the promise page that belong to the operator. */
@ConfigMapping(prefix = "kept.promise")
interface PromiseConfig {

    /** How old the page may be on this node; 0 reads it again for every request. */
    @WithDefault("1M")
    Duration maxAge();
}
