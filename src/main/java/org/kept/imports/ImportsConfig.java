package org.kept.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of imports. */
@ConfigMapping(prefix = "kept.imports")
public interface ImportsConfig {

    /** Maximum size of a file. */
    @WithDefault("1G")
    MemorySize maxFile();

    /** Files up to this size are imported within the request. */
    @WithDefault("1M")
    MemorySize small();

    /** Maximum number of imports that are not finished. */
    @WithDefault("100")
    int maxUnfinished();

    /** Maximum number of imports of one caller that are not finished. */
    @WithDefault("20")
    int maxUnfinishedOfOne();

    /** Maximum size of all files that are kept in the database together. */
    @WithDefault("4G")
    MemorySize maxStored();

    /** How long a file waits for a person who has not started its import. */
    @WithDefault("24H")
    Duration open();

    /** How long the receipt of a finished import is kept. */
    @WithDefault("90D")
    Duration kept();

    /** How long a node that has died keeps an import; longer than the 15 seconds after which a living one renews it. */
    @WithDefault("1M")
    Duration lease();

    /** Idle time after which a body counts as broken off. */
    @WithDefault("60S")
    Duration stalled();
}
