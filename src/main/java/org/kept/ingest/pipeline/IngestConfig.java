package org.kept.ingest.pipeline;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of event ingestion. */
@ConfigMapping(prefix = "kept.ingest")
public interface IngestConfig {

    /** Maximum size of a body that is read whole: one event or an array. Streams have no limit. */
    @WithDefault("32M")
    MemorySize maxBody();

    /** Maximum length of a line or row of a stream. */
    @WithDefault("1M")
    MemorySize maxLine();

    /** Maximum decompressed size of a body sent with {@code Content-Encoding: gzip}. */
    @WithDefault("512M")
    MemorySize maxUnpacked();

    /** Maximum memory of bodies across all requests, as received, unpacked and parsed: {@link org.kept.body.MemoryBudget}. */
    @WithDefault("128M")
    MemorySize maxBuffered();

    /** Idle time after which a body that is being read counts as broken off. */
    @WithDefault("60S")
    Duration stalled();

    /** Maximum number of requests whose events wait to be stored; further requests are told to retry. */
    @WithDefault("256")
    int maxRequests();

    /** Maximum number of different teams in the events of one source. */
    @WithDefault("200")
    int maxTeams();

    /** Maximum number of different channels in the events of one source. */
    @WithDefault("50")
    int maxChannels();
}
