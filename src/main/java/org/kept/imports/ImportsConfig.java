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

    /** Maximum number of unfinished imports. */
    @WithDefault("100")
    int maxUnfinished();

    /** Maximum number of unfinished imports of one caller. */
    @WithDefault("20")
    int maxUnfinishedOfOne();

    /** Maximum total size of the files kept in the database. */
    @WithDefault("4G")
    MemorySize maxStored();

    /** How long a file waits for a person who has not started its import. */
    @WithDefault("24H")
    Duration open();

    /** How long the receipt of a finished import is kept. */
    @WithDefault("90D")
    Duration kept();

    /**
     * How long the claim of a node that has died lasts; longer than the 15 seconds after which a running node renews
     * it.
     */
    @WithDefault("1M")
    Duration lease();

    /** Idle time after which a body counts as broken off. */
    @WithDefault("60S")
    Duration stalled();
}
