package org.kept.imports.schedule;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of scheduled imports. */
@ConfigMapping(prefix = "kept.import-schedules")
public interface ImportSchedulesConfig {

    /** Interval at which a node looks for due schedules; {@code off} for never. */
    String look();

    /** Whether files may be fetched from addresses in private networks, such as 10.0.0.5. */
    @WithDefault("false")
    boolean privateAddresses();

    /** Maximum size of a file. */
    @WithDefault("256M")
    MemorySize maxFile();

    /** Maximum time to fetch a file, including redirects. */
    @WithDefault("10M")
    Duration timeout();

    /** Maximum time without a byte, and to connect. */
    @WithDefault("30S")
    Duration stalled();
}
