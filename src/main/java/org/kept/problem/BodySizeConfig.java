package org.kept.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How large the body of a request may be. */
@ConfigMapping(prefix = "kept.body")
interface BodySizeConfig {

    /** Everywhere but at the addresses below. */
    @WithDefault("10M")
    MemorySize most();

    /** At addresses that take more, by their path. */
    Map<String, MemorySize> mostAt();
}
