package org.kept.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Maximum size of request bodies. */
@ConfigMapping(prefix = "kept.body")
interface BodySizeConfig {

    /** The default maximum. */
    @WithDefault("10M")
    MemorySize most();

    /** Maximum per path, for paths that accept more. */
    Map<String, MemorySize> mostAt();
}
