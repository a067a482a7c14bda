package org.kept.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Limits of request bodies. */
@ConfigMapping(prefix = "kept.body")
interface RequestBodyConfig {

    /** The default maximum. */
    @WithDefault("10M")
    MemorySize most();

    /** Maximum per path, for paths that accept more. */
    Map<String, MemorySize> mostAt();

    /** Idle time after which a body counts as broken off. */
    @WithDefault("60S")
    Duration stalled();

    /** Paths, with those below them, whose resources read the body themselves. */
    List<String> streamed();

    /** Paths that take a file from signed-in people. */
    List<String> uploads();
}
