package org.kept.ingest.pipeline;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much the door takes at once. */
@ConfigMapping(prefix = "kept.ingest")
public interface IngestConfig {

    /** The largest body that is read whole: one event or an array. Streams have no limit. */
    @WithDefault("32M")
    MemorySize maxBody();

    /** The longest line or row of a stream. */
    @WithDefault("1M")
    MemorySize maxLine();

    /** The largest body that came in with {@code Content-Encoding: gzip}, unpacked. */
    @WithDefault("512M")
    MemorySize maxUnpacked();

    /** How much of bodies that are still coming in may be in memory, of all requests together. */
    @WithDefault("128M")
    MemorySize maxBuffered();

    /** A body of which nothing came for so long, though it was read, has broken off. */
    @WithDefault("60S")
    Duration stalled();

    /** How many requests may have brought events that wait to be stored; one more is told to come again. */
    @WithDefault("256")
    int maxRequests();
}
