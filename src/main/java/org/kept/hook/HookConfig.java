package org.kept.hook;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of hooks and of their inbox. */
@ConfigMapping(prefix = "kept.hooks")
interface HookConfig {

    /** Maximum size of a delivery. */
    @WithDefault("5M")
    MemorySize maxBody();

    /** How long deliveries are kept. */
    @WithDefault("30D")
    Duration keep();

    /** Maximum size of all deliveries as stored; beyond it the oldest are deleted, failed ones last. */
    @WithDefault("256M")
    MemorySize maxInbox();

    /** Maximum number of wrong signatures from one address for one hook. */
    @WithDefault("60")
    int wrongPerMinute();
}
