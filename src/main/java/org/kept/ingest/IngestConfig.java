package org.kept.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much the door takes at once. */
@ConfigMapping(prefix = "kept.ingest")
interface IngestConfig {

    /** The largest body that is read whole: one event or an array. Streams have no limit. */
    @WithDefault("32M")
    MemorySize maxBody();

    /** The longest line or row of a stream. */
    @WithDefault("1M")
    MemorySize maxLine();

    /** The largest body that came in with {@code Content-Encoding: gzip}, unpacked. */
    @WithDefault("512M")
    MemorySize maxUnpacked();

    /** How many requests may bring events at the same time; one more is told to come again. */
    @WithDefault("64")
    int maxRequests();
}
