package org.kept.imports.schedule;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of scheduled imports. */
@ConfigMapping(prefix = "kept.import-schedules")
public interface ImportSchedulesConfig {

    /** How often a node looks for schedules that are due; {@code off} if it never does. */
    String look();

    /** Whether files may be fetched from addresses of the own network, such as 10.0.0.5. */
    @WithDefault("false")
    boolean privateAddresses();

    /** Maximum size of a file. */
    @WithDefault("256M")
    MemorySize maxFile();

    /** Maximum time in which a file is fetched, redirects included. */
    @WithDefault("10M")
    Duration timeout();

    /** Maximum time without a byte, and to connect. */
    @WithDefault("30S")
    Duration stalled();
}
